#include "content/html_text.hpp"

#include <algorithm>
#include <gumbo.h>
#include <memory>
#include <vector>

#include "content/words.hpp"

namespace content {
namespace {

// Longer ones are no index; and brackets around brackets would take quadratic time.
constexpr std::size_t longest_index = 100;

// The parser keeps options and document apart; both are needed to free it.
struct Document {
  explicit Document(std::string_view html) {
    options.max_errors = 0;
    options.fragment_context = GUMBO_TAG_DIV;
    output = gumbo_parse_with_options(&options, html.data(), html.size());
  }
  ~Document() { gumbo_destroy_output(&options, output); }
  Document(Document const&) = delete;
  Document& operator=(Document const&) = delete;

  GumboOptions options = kGumboDefaultOptions;
  GumboOutput* output = nullptr;
};

bool is_element(GumboNode const& node) { return node.type == GUMBO_NODE_ELEMENT; }

GumboTag tag_of(GumboNode const& node) {
  return is_element(node) ? node.v.element.tag : GUMBO_TAG_UNKNOWN;
}

GumboNode const& child(GumboNode const& node, unsigned index) {
  return *static_cast<GumboNode const*>(node.v.element.children.data[index]);
}

std::string_view attribute(GumboNode const& node, char const* name) {
  auto const* found = gumbo_get_attribute(&node.v.element.attributes, name);
  return found == nullptr ? std::string_view() : trim(found->value);
}

bool is_empty(GumboNode const& element) { return element.v.element.children.length == 0; }

bool is_cell(GumboNode const& node) {
  return tag_of(node) == GUMBO_TAG_TD || tag_of(node) == GUMBO_TAG_TH;
}

// A row with one cell is there for the layout only.
bool is_real_row(GumboNode const& row) {
  int cells = 0;
  for (unsigned i = 0; i < row.v.element.children.length; ++i) cells += is_cell(child(row, i));
  return cells > 1;
}

// Line breaks around it: 0 = it stands within a line.
int distance_around(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_P:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_MENU:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_FIGURE:
      return 2;
    case GUMBO_TAG_A:
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_KBD:
    case GUMBO_TAG_SAMP:
    case GUMBO_TAG_TT:
    case GUMBO_TAG_SUB:
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
    case GUMBO_TAG_BR:
      return 0;
    default:
      return 1;
  }
}

// What stands for something that is no text; empty for all else.
std::string picture_words(GumboNode const& node) {
  switch (tag_of(node)) {
    case GUMBO_TAG_IMG: {
      auto const alt = attribute(node, "alt");
      return "[" + (alt.empty() ? "picture" : std::string(alt)) + "]";
    }
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_CANVAS:
      return "[picture]";
    case GUMBO_TAG_VIDEO:
      return "[video]";
    case GUMBO_TAG_AUDIO:
      return "[audio]";
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
      return "[embedded frame]";
    default:
      return {};
  }
}

// Where a link leads for people who read on; empty when only a browser could follow.
std::string_view address(GumboNode const& link) {
  auto const url = attribute(link, "href");
  bool const is_inner =
      url.starts_with('#') || begins_with(url, "javascript:") || begins_with(url, "data:");
  return is_inner ? std::string_view() : url;
}

bool says_the_address(std::string_view label, std::string_view url) {
  if (begins_with(url, "mailto:")) url.remove_prefix(std::string_view("mailto:").size());
  return label == url;
}

// Walks without recursion: elements can be nested some thousand deep.
class HtmlWriter {
 public:
  explicit HtmlWriter(PlainWriter& writer) : writer_(writer) {}

  void write_all(GumboNode const& root) {
    steps_.push_back({&root, 0, 0, 1});
    while (!steps_.empty()) {
      auto& step = steps_.back();
      if (step.next < step.node->v.element.children.length) {
        visit(child(*step.node, step.next++));
      } else {
        auto const left = step;
        steps_.pop_back();
        if (!steps_.empty()) leave(left);
      }
    }
  }

 private:
  struct Step {
    GumboNode const* node;
    unsigned next;      // child
    std::size_t begun;  // size of the text when its own began
    int number;         // of a list's next item, of a row's next cell
  };

  void visit(GumboNode const& node) {
    if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
        node.type == GUMBO_NODE_CDATA) {
      return write(node.v.text.text);
    }
    if (!is_element(node)) return;
    if (auto const words = picture_words(node); !words.empty()) return write(words);
    if (tag_of(node) != GUMBO_TAG_BR) return enter(node);
    if (code_depth_ > 0) return writer_.code("\n");
    writer_.end_line();
  }

  void write(std::string_view words) {
    if (code_depth_ > 0) return writer_.code(words);
    writer_.words(words);
  }

  void enter(GumboNode const& node) {
    Step step{&node, 0, writer_.size(), 1};
    auto const tag = tag_of(node);
    if (code_depth_ > 0) {
      ++code_depth_;
    } else if (tag == GUMBO_TAG_PRE && !is_empty(node) && !writer_.is_in_row()) {
      code_depth_ = 1;
      writer_.begin_code();
    } else if (auto const sign = sign_before(node); !sign.empty()) {
      writer_.sign(sign);
      step.begun = writer_.size();
    } else {
      enter_block(node, step);
    }
    steps_.push_back(step);
  }

  void enter_block(GumboNode const& node, Step& step) {
    auto const tag = tag_of(node);
    if (int const distance = distance_around(tag); distance > 0) writer_.separate(distance);
    if (tag == GUMBO_TAG_OL) {
      step.number = small_number(attribute(node, "start")).value_or(1);
    } else if (tag == GUMBO_TAG_LI) {
      auto& list = steps_.back();
      bool const counts = tag_of(*list.node) == GUMBO_TAG_OL;
      writer_.begin_item(counts ? std::to_string(list.number++) + ". " : "• ");
    } else if (tag == GUMBO_TAG_TR && is_real_row(node)) {
      writer_.begin_row();
    } else if (is_cell(node) && steps_.back().number++ > 1 && writer_.is_in_row()) {
      writer_.next_cell();
    }
  }

  void leave(Step const& step) {
    auto const& node = *step.node;
    auto const tag = tag_of(node);
    if (code_depth_ > 0) {
      if (--code_depth_ == 0) writer_.end_code();
      return;
    }
    if (tag == GUMBO_TAG_LI) return writer_.end_item();
    if (tag == GUMBO_TAG_TR && is_real_row(node)) writer_.end_row();
    if (tag == GUMBO_TAG_A) return leave_link(step);
    if (auto const sign = sign_before(node); sign == "`") return writer_.sign("`");
    if (tag == GUMBO_TAG_SUB || tag == GUMBO_TAG_SUP) return leave_index(step);
    if (int const distance = distance_around(tag); distance > 0) writer_.separate(distance);
  }

  void leave_link(Step const& step) {
    auto const url = address(*step.node);
    auto const label = trim(writer_.since(step.begun));
    if (url.empty() || says_the_address(label, url)) return;
    if (label.empty()) return writer_.words(url);
    writer_.space();
    writer_.words("(" + std::string(url) + ")");
  }

  // x^2 but x^(n + 1)
  void leave_index(Step const& step) {
    auto const words = writer_.since(step.begun);
    if (words.size() > longest_index) return;
    bool const is_one_word = std::none_of(words.begin(), words.end(), [](char c) {
      return std::string_view(" +-*/=,.()\n").find(c) != std::string_view::npos;
    });
    if (!is_one_word) writer_.put_in_brackets_since(step.begun);
  }

  // Of an element with something in it.
  static std::string_view sign_before(GumboNode const& node) {
    if (is_empty(node)) return {};
    switch (tag_of(node)) {
      case GUMBO_TAG_PRE:  // in a row
      case GUMBO_TAG_CODE:
      case GUMBO_TAG_KBD:
      case GUMBO_TAG_SAMP:
      case GUMBO_TAG_TT:
        return "`";
      case GUMBO_TAG_SUB:
        return "_";
      case GUMBO_TAG_SUP:
        return "^";
      default:
        return {};
    }
  }

  PlainWriter& writer_;
  std::vector<Step> steps_;
  int code_depth_ = 0;  // elements open from <pre> on
};

}  // namespace

void write_html(std::string_view html, PlainWriter& writer) {
  Document const document(html);
  HtmlWriter(writer).write_all(*document.output->root);
}

}  // namespace content
