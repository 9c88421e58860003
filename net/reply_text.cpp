// The head of a reply: status line, type and length of the body, what becomes of the connection.
#include "net/reply_text.hpp"

#include <array>
#include <charconv>

#include <boost/beast/http/status.hpp>

namespace net {
namespace {

void append_number(std::string& out, std::size_t number) {
  std::array<char, 24> digits;
  auto const [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  out.append(digits.data(), end);
}

bool is_one_line(std::string_view text) {
  return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

void append_header(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ").append(value).append("\r\n");
}

}  // namespace

void write_reply_head(std::string& out, HttpReply const& reply, AfterReply after) {
  namespace http = boost::beast::http;
  auto const status = static_cast<unsigned>(reply.status);
  out.assign("HTTP/1.1 ");
  append_number(out, status);
  out.append(" ").append(http::obsolete_reason(http::int_to_status(status))).append("\r\n");
  if (!reply.body.empty()) append_header(out, "Content-Type", reply.content_type);
  if (reply.status != 204 && reply.status != 304) {
    out.append("Content-Length: ");
    append_number(out, reply.body.size());
    out.append("\r\n");
  }
  if (after == AfterReply::close) append_header(out, "Connection", "close");
  if (after == AfterReply::keep_1_0) append_header(out, "Connection", "keep-alive");
  for (auto const& [name, value] : reply.headers) {
    if (is_one_line(name) && is_one_line(value)) append_header(out, name, value);
  }
  out.append("\r\n");
}

}  // namespace net
