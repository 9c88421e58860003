#include "content/inline_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <utility>

#include <cmark-gfm.h>

#include "content/words.hpp"

namespace content {
namespace {

constexpr std::size_t longest_extract = 100;

using Walk = std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)>;

std::string text_or_empty(char const* text) { return text == nullptr ? "" : text; }

// Walks by cmark's iterator instead of by recursion: emphasis can be nested a hundred thousand
// deep.
class InlineReader {
 public:
  explicit InlineReader(int line) : line_(line) { begin_line(); }

  InlineText read(cmark_node* block) {
    Walk const walk(cmark_iter_new(block), cmark_iter_free);
    for (auto event = cmark_iter_next(walk.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(walk.get())) {
      auto* const node = cmark_iter_get_node(walk.get());
      if (node != block) step(node, event == CMARK_EVENT_ENTER);
    }
    finish_line();
    return std::move(result_);
  }

 private:
  void step(cmark_node* node, bool entering) {
    auto const type = cmark_node_get_type(node);
    if (type == CMARK_NODE_IMAGE) return step_image(node, entering);
    if (type == CMARK_NODE_LINK) return step_link(node, entering);
    if (type == CMARK_NODE_STRONG) return step_bold(entering);
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) {
      add(text_or_empty(cmark_node_get_literal(node)));
    } else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
      break_line();
    } else if (type == CMARK_NODE_HTML_INLINE) {
      add_html(text_or_empty(cmark_node_get_literal(node)));
    }
  }

  void step_image(cmark_node* node, bool entering) {
    image_depth_ += entering ? 1 : -1;
    if (entering && image_depth_ == 1) image_ = {line_, "image", ""};
    if (entering || image_depth_ > 0) return;
    if (trim(image_.text).empty()) image_.text = text_or_empty(cmark_node_get_url(node));
    result_.embeds.push_back(image_);
  }

  void step_link(cmark_node* node, bool entering) {
    if (image_depth_ > 0) return;
    link_depth_ += entering ? 1 : -1;
    auto& links = result_.lines.back().links;
    if (entering) {
      links.push_back({"", text_or_empty(cmark_node_get_url(node)), false});
    } else if (!links.empty()) {
      links.back().label = trim(links.back().label);
    }
  }

  void step_bold(bool entering) {
    if (image_depth_ > 0) return;
    bold_depth_ += entering ? 1 : -1;
    if (entering && bold_depth_ == 1) {
      is_leading_bold_ = trim(result_.lines.back().text).empty();
    }
  }

  void add(std::string const& text) {
    if (image_depth_ > 0) {
      image_.text += text;
      return;
    }
    auto& line = result_.lines.back();
    line.text += text;
    if (bold_depth_ > 0 && is_leading_bold_) line.bold += text;
    if (link_depth_ > 0 && !line.links.empty()) line.links.back().label += text;
  }

  void add_html(std::string const& html) {
    for (auto& embed : embeds_in_html(html, line_)) result_.embeds.push_back(std::move(embed));
    if (begins_with(html, "<br")) add(" ");
    line_ += static_cast<int>(std::count(html.begin(), html.end(), '\n'));
  }

  void break_line() {
    ++line_;
    if (bold_depth_ > 0 || link_depth_ > 0 || image_depth_ > 0) return add(" ");
    finish_line();
    begin_line();
  }

  void begin_line() { result_.lines.push_back({line_, "", "", {}}); }

  void finish_line() {
    auto& line = result_.lines.back();
    line.text = trim(line.text);
    line.bold = trim(line.bold);
  }

  int line_;
  int bold_depth_ = 0;
  int link_depth_ = 0;
  int image_depth_ = 0;
  bool is_leading_bold_ = false;
  Embed image_;
  InlineText result_;
};

// From "<" to the next ">".
std::string_view tag_at(std::string_view html, std::size_t at) {
  auto const end = html.find('>', at);
  return html.substr(at, end == std::string_view::npos ? end : end - at + 1);
}

}  // namespace

InlineText read_inline_text(cmark_node* block, int line) { return InlineReader(line).read(block); }

std::vector<Embed> embeds_in_html(std::string_view html, int line) {
  constexpr std::array<std::pair<std::string_view, char const*>, 6> tags = {
      {{"<iframe", "embedded frame"},
       {"<img", "image"},
       {"<video", "video"},
       {"<object", "embedded object"},
       {"<embed", "embedded object"},
       {"<table", "table"}}};
  std::vector<Embed> embeds;
  auto const text = lower(html);
  std::string::size_type counted = 0;
  for (auto at = text.find('<'); at != std::string::npos; at = text.find('<', at + 1)) {
    if (text.compare(at, 4, "<!--") == 0) {
      at = text.find("-->", at);
      if (at == std::string::npos) break;
      continue;
    }
    for (auto const& [tag, what] : tags) {
      if (text.compare(at, tag.size(), tag) != 0) continue;
      for (; counted < at; ++counted) line += text[counted] == '\n' ? 1 : 0;
      embeds.push_back({line, what, shortened(tag_at(html, at), longest_extract)});
    }
  }
  return embeds;
}

}  // namespace content
