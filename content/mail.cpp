#include "content/mail.hpp"

#include <cstddef>

namespace content {
namespace {

constexpr std::size_t longest_address = 254;

bool has_forbidden_character(std::string_view text) {
  constexpr std::string_view forbidden = " \t\r\n,;:<>()[]\\\"";
  return text.find_first_of(forbidden) != std::string_view::npos;
}

}  // namespace

std::string mail_fault(std::string_view text) {
  if (text.empty()) return "is empty";
  if (text.size() > longest_address) return "is longer than 254 characters";
  auto const at = text.find('@');
  if (at == std::string_view::npos) return "has no @";
  if (text.find('@', at + 1) != std::string_view::npos) return "has two @";
  if (has_forbidden_character(text)) return "has a character that an address can't have";
  auto const host = text.substr(at + 1);
  if (at == 0) return "has nothing before the @";
  bool const dotted = host.find('.') != std::string_view::npos && host.front() != '.' &&
                      host.back() != '.' && host.find("..") == std::string_view::npos;
  return dotted ? "" : "has no domain after the @ (like example.com)";
}

}  // namespace content
