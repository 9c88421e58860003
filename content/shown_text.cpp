#include "content/shown_text.hpp"

#include "content/html_tags.hpp"
#include "content/html_text.hpp"
#include "content/markdown.hpp"
#include "content/plain_writer.hpp"
#include "content/words.hpp"

namespace content {
namespace {

// The Markdown parser takes quadratic time for some texts; no question is this long.
constexpr std::size_t most_markdown_bytes = 64 * 1024;

std::string shown_plain(std::string_view source) {
  auto const text = without_controls(source);
  std::string result;
  for (auto const line : split(text, '\n')) {
    result += line.substr(0, line.find_last_not_of(' ') + 1);
    result += '\n';
  }
  return std::string(trim(result));
}

std::string shown_html(ReducedHtml const& html, LineBreaks line_breaks) {
  PlainWriter writer(line_breaks);
  for (auto const& piece : html.pieces) write_html(piece, writer);
  return writer.finish();
}

std::string shown_automatic(std::string_view source) {
  auto const html = reduce_html(source, TagRule::known_names);
  return html.has_markup ? shown_html(html, LineBreaks::are_kept) : shown_plain(source);
}

std::string shown_markdown(std::string_view source) {
  if (source.size() > most_markdown_bytes) return shown_plain(source);
  auto const html = reduce_html(markdown_as_html(source), TagRule::any_name);
  return shown_html(html, LineBreaks::are_space);
}

}  // namespace

std::string shown(std::string_view source, domain::TextFormat format) {
  switch (format) {
    case domain::TextFormat::automatic:
      return shown_automatic(source);
    case domain::TextFormat::html:
      return shown_html(reduce_html(source, TagRule::any_name), LineBreaks::are_space);
    case domain::TextFormat::markdown:
      return shown_markdown(source);
    case domain::TextFormat::plain:
      break;
  }
  return shown_plain(source);
}

}  // namespace content
