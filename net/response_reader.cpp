// Beast's parser, filling our own response. An interim response (1xx) is passed over.
#include "net/response_reader.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <optional>

#include <boost/beast/http/basic_parser.hpp>

namespace net {
namespace {

namespace http = boost::beast::http;
using boost::system::error_code;
using Text = boost::beast::string_view;

constexpr std::size_t header_limit_bytes = 32 * 1024;
constexpr std::size_t buffer_bytes = header_limit_bytes + 4 * 1024;
constexpr int interim_limit = 20;

class Parser final : public http::basic_parser<false> {
 public:
  explicit Parser(HttpResponse& response) : response_(response) {}

 private:
  void on_request_impl(http::verb, Text, Text, int, error_code&) override {}

  void on_response_impl(int status, Text, int, error_code&) override { response_.status = status; }

  void on_field_impl(http::field, Text name, Text value, error_code&) override {
    if (header_ended_) return;  // a trailer after a chunked body
    std::string lower_case(name);
    for (auto& letter : lower_case) {
      if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter + ('a' - 'A'));
    }
    response_.headers.emplace_back(std::move(lower_case), std::string(value));
  }

  void on_header_impl(error_code&) override { header_ended_ = true; }

  void on_body_init_impl(boost::optional<std::uint64_t> const& length, error_code&) override {
    auto const promised = length.value_or(0);
    response_.body.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(promised, 65536)));
  }

  std::size_t on_body_impl(Text bytes, error_code&) override {
    response_.body.append(bytes.data(), bytes.size());
    return bytes.size();
  }

  void on_chunk_header_impl(std::uint64_t, Text, error_code&) override {}

  std::size_t on_chunk_body_impl(std::uint64_t, Text bytes, error_code&) override {
    response_.body.append(bytes.data(), bytes.size());
    return bytes.size();
  }

  void on_finish_impl(error_code&) override {}

  HttpResponse& response_;
  bool header_ended_ = false;
};

}  // namespace

std::string_view HttpResponse::header(std::string_view lower_case_name) const {
  for (auto const& [name, value] : headers) {
    if (name == lower_case_name) return value;
  }
  return {};
}

struct ResponseReader::State {
  State(std::size_t limit, Body wanted) : limit_bytes(limit), body(wanted) { begin(); }

  void begin() {
    response = HttpResponse();
    parser.emplace(response);
    parser->eager(true);
    parser->skip(body == Body::none);
    parser->header_limit(header_limit_bytes);
    parser->body_limit(limit_bytes);
  }

  Progress parse();
  Progress verdict(error_code error) const;

  std::size_t limit_bytes;
  Body body;
  std::unique_ptr<char[]> buffer{new char[buffer_bytes]};
  std::size_t filled = 0;
  std::size_t header_bytes = 0;
  int interim_responses = 0;
  HttpResponse response;
  std::optional<Parser> parser;
};

ResponseReader::Progress ResponseReader::State::verdict(error_code error) const {
  if (!error) return parser->is_done() ? Progress::complete : Progress::needs_more;
  if (error == http::error::header_limit) return Progress::too_large;
  if (error == http::error::body_limit) return Progress::too_large;
  if (error != http::error::need_more) return Progress::malformed;
  return filled < buffer_bytes ? Progress::needs_more : Progress::too_large;
}

ResponseReader::Progress ResponseReader::State::parse() {
  for (;;) {
    error_code error;
    auto const was_header = !parser->is_header_done();
    auto const parsed = parser->put({buffer.get(), filled}, error);
    std::memmove(buffer.get(), buffer.get() + parsed, filled - parsed);
    filled -= parsed;
    // The parser's own limit starts anew with each field that it has understood.
    if (!parser->is_header_done()) header_bytes += parsed;
    if (was_header && header_bytes > header_limit_bytes) return Progress::too_large;

    auto const progress = verdict(error);
    auto const is_interim = progress == Progress::complete && response.status / 100 == 1;
    if (!is_interim) return progress;
    if (response.status == 101 || ++interim_responses > interim_limit) return Progress::malformed;
    begin();
    if (filled == 0) return Progress::needs_more;
  }
}

ResponseReader::ResponseReader(std::size_t limit_bytes, Body body)
    : state_(std::make_unique<State>(limit_bytes, body)) {}

ResponseReader::~ResponseReader() = default;

std::span<char> ResponseReader::space() {
  return {state_->buffer.get() + state_->filled, buffer_bytes - state_->filled};
}

ResponseReader::Progress ResponseReader::received(std::size_t size_bytes) {
  state_->filled += size_bytes;
  return state_->parse();
}

ResponseReader::Progress ResponseReader::ended() {
  if (!state_->parser->got_some()) return Progress::malformed;
  error_code error;
  state_->parser->put_eof(error);
  return error ? Progress::malformed : Progress::complete;
}

bool ResponseReader::leaves_connection_usable() const {
  return state_->filled == 0 && state_->parser->keep_alive() && !state_->parser->need_eof();
}

HttpResponse ResponseReader::take_response() { return std::move(state_->response); }

}  // namespace net
