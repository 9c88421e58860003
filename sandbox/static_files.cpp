// See static_files.hpp.
#include "sandbox/static_files.hpp"

#include "embedded/page.hpp"
#include "sandbox/files.hpp"

namespace sandbox {
namespace {

std::string_view type_by_name(std::string_view name) {
  if (name.ends_with(".html")) return "text/html; charset=utf-8";
  if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
  if (name.ends_with(".css")) return "text/css; charset=utf-8";
  return "image/svg+xml";
}

}  // namespace

net::HttpReply text_reply(int status, std::string body) {
  net::HttpReply reply;
  reply.status = status;
  reply.body = std::move(body);
  return reply;
}

net::HttpReply page_file(std::string_view name) {
  for (auto const& file : embedded::page::files()) {
    if (file.name != name) continue;
    auto reply = text_reply(200, std::string(file.text));
    reply.content_type = type_by_name(name);
    reply.headers.emplace_back("Cache-Control", "no-cache");
    reply.headers.emplace_back("X-Content-Type-Options", "nosniff");
    reply.headers.emplace_back("X-Frame-Options", "DENY");
    return reply;
  }
  return text_reply(404, "There is no such file.\n");
}

net::HttpReply uploaded_file(Workspace const& workspace, std::string_view id) {
  auto const found = workspace.files.find(std::string(id));
  if (found == workspace.files.end() || !found->second.completed) {
    return text_reply(404, "There is no such file.\n");
  }
  auto reply = text_reply(200, found->second.bytes);
  reply.content_type = content_type_of(found->second.bytes);
  reply.headers.emplace_back("X-Content-Type-Options", "nosniff");
  reply.headers.emplace_back("Content-Security-Policy", "sandbox");
  return reply;
}

}  // namespace sandbox
