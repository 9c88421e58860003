// Views as JSON.
#include "slack/modal.hpp"

#include "slack/block_text.hpp"

namespace slack {
namespace {

constexpr std::size_t callback_id_limit = 255;

// Blocks in order until one of Slack's limits is reached.
void write_view_blocks(std::string& out, std::vector<Block> const& blocks) {
  constexpr std::size_t end_of_view = 10;
  out += '[';
  for (std::size_t i = 0; i < std::min(blocks.size(), limits::view_blocks); ++i) {
    std::size_t const before = out.size();
    if (i > 0) out += ',';
    write_block(out, blocks[i]);
    if (out.size() + end_of_view > limits::view_bytes) {
      out.resize(before);
      break;
    }
  }
  out += ']';
}

void write_label(std::string& out, std::string_view key, std::string const& text) {
  if (text.empty()) return;
  out += ",\"";
  out += key;
  out += "\":";
  write_text(out, "plain_text", text, limits::view_title);
}

void write_modal(std::string& out, Modal const& modal) {
  out += "{\"type\":\"modal\"";
  write_label(out, "title", modal.title.empty() ? " " : modal.title);
  write_label(out, "submit", modal.submit);
  write_label(out, "close", modal.close);
  out += ",\"callback_id\":";
  write_shortened(out, modal.callback_id, callback_id_limit);
  out += ",\"private_metadata\":";
  write_shortened(out, modal.private_metadata, limits::private_metadata);
  out += ",\"blocks\":";
  write_view_blocks(out, modal.blocks);
  out += '}';
}

std::string response(submission::Close const&) { return {}; }

std::string response(submission::Clear const&) { return "{\"response_action\":\"clear\"}"; }

std::string response(submission::Errors const& it) {
  std::string out = "{\"response_action\":\"errors\",\"errors\":{";
  for (std::size_t i = 0; i < it.by_block.size(); ++i) {
    auto const& [block_id, text] = it.by_block[i];
    if (i > 0) out += ',';
    write_string(out, block_id);
    out += ':';
    write_shortened(out, text, limits::input_hint);
  }
  return out + "}}";
}

std::string with_view(std::string_view action, Modal const& modal) {
  std::string out = "{\"response_action\":\"";
  out += action;
  out += "\",\"view\":";
  write_modal(out, modal);
  return out + '}';
}

std::string response(submission::Update const& it) { return with_view("update", it.modal); }
std::string response(submission::Push const& it) { return with_view("push", it.modal); }

}  // namespace

std::string to_json(Modal const& modal) {
  std::string out;
  out.reserve(4096);
  write_modal(out, modal);
  return out;
}

std::string home_view(std::vector<Block> const& blocks) {
  std::string out = "{\"type\":\"home\",\"blocks\":";
  write_view_blocks(out, blocks);
  return out + '}';
}

std::string to_json(SubmissionAnswer const& answer) {
  return std::visit([](auto const& it) { return response(it); }, answer);
}

}  // namespace slack
