// The external-upload flow. Only its last step shows anything to anybody, so only that can be
// uncertain.
#include "slack/client/upload.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "net/origin.hpp"
#include "slack/json_reading.hpp"
#include "slack/utf8.hpp"

namespace slack {
namespace {

using boost::asio::awaitable;
using json_reading::json;
using json_reading::text_at;
using Kind = ApiFailure::Kind;

constexpr std::size_t longest_alt_text = 1000;
constexpr std::string_view reserving = "files.getUploadURLExternal";
constexpr std::string_view sending = "upload";
constexpr std::string_view completing = "files.completeUploadExternal";

struct Place {
  std::string url;
  std::string file_id;
};

ApiFailure failure(Kind kind, std::string_view step, std::string const& why) {
  ApiFailure failed;
  failed.kind = kind;
  failed.detail = std::string(step) + ": " + why;
  return failed;
}

// A file that nobody has been shown yet can be uploaded again without harm.
ApiFailure nothing_shown(ApiFailure failed) {
  if (failed.kind == Kind::uncertain) failed.kind = Kind::unavailable;
  return failed;
}

// Plain http would show the file to everybody on the way; on this machine there is no way.
bool is_safe(std::string const& url) {
  auto const destination = net::parse_destination(url);
  if (!destination) return false;
  std::string const& host = destination->origin.host;
  bool const is_near = host == "localhost" || host == "::1" || host == "127.0.0.1";
  return destination->origin.scheme == net::Scheme::https ||
         (destination->origin.scheme == net::Scheme::http && is_near);
}

ApiResult<Place> place_of(std::string const& answer) {
  auto const object = json::parse(answer, nullptr, false);
  if (!object.is_object()) return failure(Kind::malformed, reserving, "no JSON object");
  Place place{text_at(object, {"upload_url"}), text_at(object, {"file_id"})};
  if (place.file_id.empty() || !is_safe(place.url)) {
    return failure(Kind::malformed, reserving, "no upload_url by https, or no file_id");
  }
  return place;
}

FormArguments reservation(Upload const& upload) {
  FormArguments arguments = {{"filename", upload.file_name},
                             {"length", std::to_string(upload.bytes.size())}};
  if (!upload.alt_text.empty()) {
    arguments.emplace_back("alt_txt", shortened(upload.alt_text, longest_alt_text));
  }
  return arguments;
}

FormArguments completion(Upload const& upload, std::string const& file_id) {
  json file = {{"id", file_id}};
  if (!upload.title.empty()) file["title"] = upload.title;
  auto const replace = json::error_handler_t::replace;
  FormArguments arguments = {{"files", json::array({file}).dump(-1, ' ', false, replace)}};
  if (!upload.channel.empty()) arguments.emplace_back("channel_id", upload.channel);
  return arguments;
}

// How the upload itself ended; nothing when well.
std::optional<ApiFailure> trouble_of(net::HttpResult<net::HttpResponse> const& response) {
  if (!response) return failure(Kind::unavailable, sending, response.error().detail);
  int const status = response->status;
  if (status == 200) return std::nullopt;
  auto const kind = status == 429   ? Kind::rate_limited
                    : status >= 500 ? Kind::unavailable
                                    : Kind::refused;
  auto failed = failure(kind, sending, "HTTP " + std::to_string(status));
  auto const wait = response->header("retry-after");
  int seconds = 0;
  std::from_chars(wait.data(), wait.data() + wait.size(), seconds);
  if (kind == Kind::rate_limited) failed.retry_after_s = std::clamp(seconds, 0, 24 * 60 * 60);
  return failed;
}

}  // namespace

awaitable<ApiResult<std::string>> upload_file(WebApi& web_api, net::HttpClient& http,
                                              Upload upload) {
  auto reserved = co_await web_api.call(std::string(reserving), reservation(upload));
  if (!reserved) co_return nothing_shown(reserved.error());
  auto const place = place_of(reserved->json);
  if (!place) co_return place.error();

  auto arguments = completion(upload, place->file_id);
  // No token: the address itself is the permission, and may be of any host.
  net::HttpCall call("POST", place->url);
  call.headers.emplace_back("Content-Type", "application/octet-stream");
  call.body = std::move(upload.bytes);
  auto const response = co_await http.send(std::move(call));
  auto const trouble = trouble_of(response);
  if (trouble) co_return *trouble;

  auto completed = co_await web_api.call(std::string(completing), std::move(arguments));
  if (!completed) co_return completed.error();
  co_return place->file_id;
}

}  // namespace slack
