// files.*: the external upload in three steps; see also files.hpp.
#include <algorithm>

#include "sandbox/conversations.hpp"
#include "sandbox/files.hpp"
#include "sandbox/messages.hpp"
#include "sandbox/methods.hpp"
#include "sandbox/people.hpp"

namespace sandbox {
namespace {

constexpr std::int64_t most_bytes = 100 * 1024 * 1024;

// The file's part of a multipart body, or the whole body when there are no parts.
std::string_view file_part(std::string_view content_type, std::string_view body) {
  auto const mark = content_type.find("boundary=");
  if (!content_type.starts_with("multipart/") || mark == std::string_view::npos) return body;
  auto boundary = content_type.substr(mark + 9);
  boundary = boundary.substr(0, boundary.find(';'));
  if (boundary.starts_with('"') && boundary.size() > 1) {
    boundary = boundary.substr(1, boundary.size() - 2);
  }
  auto const limit = "--" + std::string(boundary);
  auto const start = body.find("\r\n\r\n");
  if (start == std::string_view::npos) return {};
  auto const bytes = body.substr(start + 4);
  return bytes.substr(0, bytes.find("\r\n" + limit));
}

Json share(Workspace& workspace, Conversation& conversation, Arguments const& arguments,
           Json const& files) {
  auto body = Json::object();
  if (arguments.given("initial_comment")) body["text"] = arguments.text("initial_comment");
  if (arguments.given("blocks")) body["blocks"] = arguments.nested("blocks");
  Message message = app_message(workspace, {});
  if (!body.empty()) {
    auto read = read_content(body, Purpose::post, file_exists(workspace));
    if (read.refusal) return refused(*read.refusal);
    message = app_message(workspace, std::move(read.content));
  }
  message.files = files;
  message.thread_ts = arguments.text("thread_ts");
  post_message(workspace, conversation, std::move(message));
  return nullptr;
}

// The channels to share into: "" entries are left out.
std::vector<std::string> targets(Arguments const& arguments) {
  auto list = arguments.text("channels");
  if (list.empty()) list = arguments.text("channel_id");
  std::vector<std::string> ids;
  for (std::size_t start = 0; start < list.size();) {
    auto const end = std::min(list.find(',', start), list.size());
    if (end > start) ids.push_back(list.substr(start, end - start));
    start = end + 1;
  }
  return ids;
}

}  // namespace

bool take_upload(Workspace& workspace, std::string const& secret, std::string_view content_type,
                 std::string_view body) {
  auto const upload = workspace.uploads.find(secret);
  if (upload == workspace.uploads.end()) return false;
  auto& file = workspace.files.at(upload->second);
  workspace.uploads.erase(upload);
  file.bytes = std::string(file_part(content_type, body));
  file.uploaded = true;
  return true;
}

Json file_object(Workspace const& workspace, File const& file) {
  auto const url = workspace.base_url + "file/" + file.id;
  return Json{{"id", file.id},
              {"name", file.name},
              {"title", file.title.empty() ? file.name : file.title},
              {"mimetype", content_type_of(file.bytes)},
              {"size", file.bytes.size()},
              {"user", workspace.app.bot_user_id},
              {"mode", "hosted"},
              {"is_external", false},
              {"url_private", url},
              {"url_private_download", url},
              {"permalink", url}};
}

std::string_view content_type_of(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return "image/png";
  if (bytes.starts_with("\xff\xd8\xff")) return "image/jpeg";
  if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) return "image/gif";
  return "application/octet-stream";
}

Json files_get_upload_url(Workspace& workspace, Arguments const& arguments) {
  for (auto const* name : {"filename", "length"}) {
    if (!arguments.given(name)) return missing_argument(name);
  }
  auto const length = arguments.number("length", 0);
  if (length <= 0 || length > most_bytes) {
    return refused(Refusal{"invalid_arguments", {"[ERROR] invalid length [json-pointer:/length]"}});
  }
  File file;
  file.id = workspace.ids.numbered("F");
  file.name = arguments.text("filename");
  file.announced = static_cast<std::size_t>(length);
  auto const secret = workspace.ids.secret(32);
  workspace.uploads[secret] = file.id;
  auto const id = file.id;
  workspace.files[id] = std::move(file);
  return ok({{"upload_url", workspace.base_url + "upload/" + secret}, {"file_id", id}});
}

Json files_complete_upload(Workspace& workspace, Arguments const& arguments) {
  if (!arguments.given("files")) return missing_argument("files");
  auto const wanted = arguments.nested("files");
  if (!wanted.is_array() || wanted.empty()) return missing_argument("files");
  for (auto const& entry : wanted) {
    auto const found = workspace.files.find(text_at(entry, "id"));
    if (found == workspace.files.end()) return refused("file_not_found");
    bool const whole =
        found->second.uploaded && found->second.bytes.size() == found->second.announced;
    if (!whole) return refused("file_upload_size_mismatch");
  }
  std::vector<Conversation*> places;
  for (auto const& id : targets(arguments)) {
    auto* place = find_conversation(workspace, id);
    if (place == nullptr) return refused("channel_not_found");
    if (!app_is_member(*place)) return refused("not_in_channel");
    places.push_back(place);
  }
  auto files = Json::array();
  for (auto const& entry : wanted) {
    auto& file = workspace.files.at(text_at(entry, "id"));
    file.title = text_at(entry, "title");
    file.completed = true;
    files.push_back(file_object(workspace, file));
  }
  for (auto* place : places) {
    auto refusal = share(workspace, *place, arguments, files);
    if (!refusal.is_null()) return refusal;
  }
  return ok({{"files", std::move(files)}});
}

}  // namespace sandbox
