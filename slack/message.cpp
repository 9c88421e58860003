// Messages as JSON, cut into pages where they are too long.
#include "slack/message.hpp"

#include <algorithm>
#include <iterator>

#include "slack/utf8.hpp"

namespace slack {
namespace {

constexpr std::string_view run_prefix = "run:";

struct Size {
  std::size_t blocks = 0;
  std::size_t bytes = 0;

  void add(Block const& block) {
    std::string json;
    write_block(json, block);
    ++blocks;
    bytes += json.size() + 1;
  }
  void add_all(std::vector<Block> const& list) {
    for (Block const& block : list) add(block);
  }
};

// The first entry of every page, and the end.
std::vector<std::size_t> page_starts(Pages const& pages) {
  Size fixed;
  fixed.add_all(pages.top);
  fixed.add_all(pages.bottom);
  fixed.blocks += 1;  // the buttons to other pages
  fixed.bytes += 600;
  std::vector<std::size_t> starts = {0};
  Size page = fixed;
  std::size_t const count = pages.entries.size();
  for (std::size_t i = 0; i < count; i += pages.together) {
    Size entry;
    for (std::size_t k = i; k < std::min(i + pages.together, count); ++k) {
      entry.add(pages.entries[k]);
    }
    bool const fits = page.blocks + entry.blocks <= limits::message_blocks &&
                      page.bytes + entry.bytes <= limits::blocks_bytes;
    if (!fits && i > starts.back()) {
      starts.push_back(i);
      page = fixed;
    }
    page.blocks += entry.blocks;
    page.bytes += entry.bytes;
  }
  starts.push_back(pages.entries.size());
  return starts;
}

Button page_button(std::string label, Pages const& pages, std::size_t number) {
  return run_button(std::move(label), pages.more_words + " page:" + std::to_string(number));
}

void append(std::vector<Block>& to, std::vector<Block>&& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

// Most answers are far below the limits; writing them only to see that would double their cost.
bool surely_fits(Pages const& pages) {
  std::size_t blocks = 0;
  std::size_t bytes = 0;
  auto const add = [&](std::vector<Block> const& list) {
    blocks += list.size();
    for (Block const& block : list) bytes += longest_json(block);
  };
  add(pages.top);
  add(pages.bottom);
  add(pages.entries);
  return blocks <= limits::message_blocks && bytes <= limits::blocks_bytes;
}

// Keeps what fits into one message.
std::vector<Block> within_limits(std::vector<Block> const& blocks) {
  std::vector<Block> kept;
  std::size_t bytes = 2;
  for (Block const& block : blocks) {
    std::string json;
    write_block(json, block);
    bytes += json.size() + 1;
    if (kept.size() == limits::message_blocks || bytes > limits::blocks_bytes) break;
    kept.push_back(block);
  }
  return kept;
}

void write_content(std::string& out, Reply const& reply) {
  out += ",\"text\":";
  write_string(out, shortened(reply.text, limits::fallback_text));
  if (reply.blocks.empty()) return;
  out += ",\"blocks\":";
  std::size_t const start = out.size();
  write_blocks(out, reply.blocks);
  bool const too_long =
      reply.blocks.size() > limits::message_blocks || out.size() - start > limits::blocks_bytes;
  if (!too_long) return;
  out.resize(start);
  write_blocks(out, within_limits(reply.blocks));
}

}  // namespace

std::string to_json(Reply const& reply) {
  std::string out;
  out.reserve(4096);
  out += reply.visibility == Visibility::ephemeral ? "{\"response_type\":\"ephemeral\""
                                                   : "{\"response_type\":\"in_channel\"";
  out += reply.replaces_original ? ",\"replace_original\":true" : ",\"replace_original\":false";
  write_content(out, reply);
  out += '}';
  return out;
}

std::string to_json_for_channel(Reply const& reply, std::string_view channel) {
  std::string out = "{\"channel\":";
  write_string(out, channel);
  write_content(out, reply);
  out += ",\"unfurl_links\":false}";
  return out;
}

Page paged(Pages pages, std::size_t number) {
  std::vector<std::size_t> const starts =
      surely_fits(pages) ? std::vector<std::size_t>{0, pages.entries.size()} : page_starts(pages);
  Page page;
  page.count = starts.size() - 1;
  page.number = std::clamp<std::size_t>(number, 1, page.count);
  page.blocks.reserve(pages.top.size() + pages.entries.size() + pages.bottom.size() + 1);
  append(page.blocks, std::move(pages.top));
  for (std::size_t i = starts[page.number - 1]; i < starts[page.number]; ++i) {
    page.blocks.push_back(std::move(pages.entries[i]));
  }
  if (page.count > 1) {
    Actions buttons;
    if (page.number > 1) buttons.buttons.push_back(page_button("Back", pages, page.number - 1));
    if (page.number < page.count) {
      std::string label = "More (page " + std::to_string(page.number + 1) + " of " +
                          std::to_string(page.count) + ")";
      buttons.buttons.push_back(page_button(std::move(label), pages, page.number + 1));
    }
    page.blocks.emplace_back(std::move(buttons));
  }
  append(page.blocks, std::move(pages.bottom));
  return page;
}

std::string run_action(std::string_view words) {
  std::string id;
  id.reserve(run_prefix.size() + words.size());
  return id.append(run_prefix).append(words);
}

std::string_view words_of_run_action(std::string_view action_id) {
  if (!action_id.starts_with(run_prefix)) return {};
  return action_id.substr(run_prefix.size());
}

Button run_button(std::string label, std::string_view words, ButtonStyle style) {
  Button button;
  button.action_id = run_action(words);
  button.label = std::move(label);
  button.style = style;
  return button;
}

}  // namespace slack
