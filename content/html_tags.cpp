#include "content/html_tags.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "content/words.hpp"

namespace content {
namespace {

constexpr std::size_t most_tags = 4000;
constexpr std::size_t longest_attribute = 2000;
constexpr std::size_t longest_name = 16;
constexpr std::size_t longest_reference = 40;
constexpr std::string_view comment_end = "-->";

// Tags that change what is read.
constexpr std::array<std::string_view, 57> shaping = {
    "a",        "address",    "article", "aside",  "audio",   "blockquote", "br",     "canvas",
    "caption",  "center",     "code",    "dd",     "details", "div",        "dl",     "dt",
    "fieldset", "figcaption", "figure",  "footer", "form",    "h1",         "h2",     "h3",
    "h4",       "h5",         "h6",      "header", "hr",      "iframe",     "img",    "kbd",
    "li",       "main",       "menu",    "nav",    "object",  "ol",         "option", "p",
    "pre",      "samp",       "section", "sub",    "summary", "sup",        "svg",    "table",
    "tbody",    "td",         "tfoot",   "th",     "thead",   "tr",         "tt",     "ul",
    "video"};
// Tags that may stand in a text and say nothing to its reader.
constexpr std::array<std::string_view, 27> silent = {
    "abbr",   "b",     "big",  "cite",   "col",    "colgroup", "del",      "dfn", "em",
    "font",   "i",     "ins",  "label",  "mark",   "nobr",     "noscript", "q",   "s",
    "script", "small", "span", "strike", "strong", "style",    "u",        "var", "wbr"};

// Tags whose inside is not read.
constexpr std::array<std::string_view, 3> unread = {"script", "style", "title"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

template <std::size_t count>
bool is_one_of(std::array<std::string_view, count> const& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_read(std::string_view tag, std::string_view attribute) {
  return (tag == "a" && attribute == "href") || (tag == "img" && attribute == "alt") ||
         (tag == "ol" && attribute == "start");
}

// "<a href=x>" as HTML's rules cut it, so that the parser cannot see another tag here.
struct Tag {
  std::string name;  // lower case
  std::string kept;  // with the attributes that are read
  std::size_t end = 0;
};

class TagScanner {
 public:
  TagScanner(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  // None when no ">" ends it.
  std::optional<Tag> scan() {
    auto const begin = at_++;
    if (now() == '/') ++at_;
    auto const name = at_;
    while (is_inside() && !ends_name(now())) ++at_;
    tag_.name = lower(text_.substr(name, std::min(at_ - name, longest_name)));
    tag_.kept = std::string(text_.substr(begin, name - begin)) + tag_.name;
    while (is_inside() && now() != '>') scan_attribute();
    if (!is_inside()) return std::nullopt;
    tag_.kept += '>';
    tag_.end = at_ + 1;
    return tag_;
  }

 private:
  void scan_attribute() {
    if (is_blank(now()) || now() == '/') {
      ++at_;
      return;
    }
    auto const begin = at_++;  // a "=" here is part of the name
    while (is_inside() && !ends_name(now()) && now() != '=') ++at_;
    auto const name = text_.substr(begin, at_ - begin);
    skip_blanks();
    if (now() != '=') return;
    ++at_;
    skip_blanks();
    skip_value();
    auto const attribute = text_.substr(begin, std::min(at_, text_.size()) - begin);
    if (attribute.size() > longest_attribute || !is_read(tag_.name, lower(name))) return;
    tag_.kept += ' ';
    tag_.kept += attribute;
  }

  void skip_value() {
    char const quote = now();
    if (quote == '"' || quote == '\'') {
      auto const end = text_.find(quote, at_ + 1);
      at_ = end == std::string_view::npos ? text_.size() : end + 1;
    } else {
      while (is_inside() && !is_blank(now()) && now() != '>') ++at_;
    }
  }

  void skip_blanks() {
    while (is_inside() && is_blank(now())) ++at_;
  }

  static bool ends_name(char c) { return is_blank(c) || c == '/' || c == '>'; }
  bool is_inside() const { return at_ < text_.size(); }
  char now() const { return is_inside() ? text_[at_] : '\0'; }

  std::string_view text_;
  std::size_t at_;
  Tag tag_;
};

class HtmlReducer {
 public:
  HtmlReducer(std::string_view html, TagRule rule) : html_(html), rule_(rule) {}

  ReducedHtml reduce() {
    result_.pieces.emplace_back();
    while (at_ < html_.size()) {
      char const c = html_[at_];
      if (c == '<') {
        step_angle();
      } else if (c == '&' && rule_ == TagRule::known_names) {
        step_ampersand();
      } else {
        keep_plain();
      }
    }
    return std::move(result_);
  }

 private:
  void keep_plain() {
    auto const marks = rule_ == TagRule::known_names ? "<&" : "<";
    auto const end = std::min(html_.find_first_of(marks, at_ + 1), html_.size());
    keep(html_.substr(at_, end - at_));
    at_ = end;
  }

  void step_angle() {
    if (html_.substr(at_).starts_with("<!--") && skip_comment()) return;
    char const next = letter_at(at_ + 1);
    bool const is_tag = is_letter(next == '/' ? letter_at(at_ + 2) : next);
    bool const is_aside = next == '!' || next == '?';  // <!DOCTYPE html>, <?xml …>
    if (is_tag || (is_aside && rule_ == TagRule::any_name)) {
      if (step_tag()) return;
    }
    keep("&lt;");
    ++at_;
  }

  bool skip_comment() {
    if (at_ >= comments_end_) return false;
    auto const end = html_.find(comment_end, at_ + 2);
    if (end == std::string_view::npos) {
      comments_end_ = at_;
      return false;
    }
    at_ = end + comment_end.size();
    result_.has_markup = true;
    return true;
  }

  bool step_tag() {
    if (rule_ == TagRule::known_names && !is_known_name_here()) return false;
    if (at_ >= tags_end_) return false;
    auto const tag = TagScanner(html_, at_).scan();
    if (!tag) {
      tags_end_ = at_;
      return false;
    }
    bool const opens = letter_at(at_ + 1) != '/';
    bool const is_foreign = is_one_of(unread, tag->name);
    at_ = tag->end;
    result_.has_markup = true;
    if (opens && is_foreign) skip_to_end_of(tag->name);
    if (is_one_of(shaping, tag->name)) keep_tag(tag->kept);
    return true;
  }

  void skip_to_end_of(std::string_view name) {
    auto end = html_.find("</", at_);
    while (end != std::string_view::npos && lower(html_.substr(end + 2, name.size())) != name) {
      end = html_.find("</", end + 2);
    }
    at_ = std::min(end, html_.size());
  }

  void keep_tag(std::string_view tag) {
    if (++tags_ > most_tags) {
      result_.pieces.emplace_back();
      tags_ = 1;
    }
    keep(tag);
  }

  bool is_known_name_here() const {
    auto const begin = html_[at_ + 1] == '/' ? at_ + 2 : at_ + 1;
    auto const rest = html_.substr(begin, longest_name);
    auto const end = std::find_if_not(rest.begin(), rest.end(),
                                      [](char c) { return is_letter(c) || is_digit(c); });
    auto const name = lower(rest.substr(0, static_cast<std::size_t>(end - rest.begin())));
    return is_one_of(shaping, name) || is_one_of(silent, name);
  }

  // "&eacute;", "&#233;", "&#xE9;"
  void step_ampersand() {
    auto const rest = html_.substr(at_ + 1, longest_reference);
    auto const end = std::find_if_not(
        rest.begin(), rest.end(), [](char c) { return is_letter(c) || is_digit(c) || c == '#'; });
    bool const is_reference = end != rest.begin() && end != rest.end() && *end == ';';
    keep(is_reference ? "&" : "&amp;");
    ++at_;
    if (is_reference) result_.has_markup = true;
  }

  char letter_at(std::size_t at) const { return at < html_.size() ? html_[at] : '\0'; }

  void keep(std::string_view text) { result_.pieces.back() += text; }

  std::string_view html_;
  TagRule rule_;
  std::size_t at_ = 0;
  std::size_t tags_ = 0;  // of the last piece
  // Behind these no comment and no tag ends: it must not be sought again and again.
  std::size_t comments_end_ = std::string_view::npos;
  std::size_t tags_end_ = std::string_view::npos;
  ReducedHtml result_;
};

}  // namespace

ReducedHtml reduce_html(std::string_view html, TagRule rule) {
  return HtmlReducer(html, rule).reduce();
}

}  // namespace content
