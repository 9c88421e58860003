// Reads what an app wants to post or show, and refuses it as Slack would.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sandbox/block_check.hpp"
#include "sandbox/json.hpp"

namespace sandbox {

struct Refusal {
  std::string error;                  // "invalid_blocks"
  std::vector<std::string> messages;  // of response_metadata
};

struct Content {
  std::string text;
  Json blocks = Json::array();
  Json attachments = Json::array();
  std::optional<Json> metadata;  // empty = left out
};

struct ReadContent {
  Content content;
  std::optional<Refusal> refusal;
};

enum class Purpose { post, update, reply };  // reply: to a command or through a response_url

using FileExists = std::function<bool(std::string_view)>;

// `message` is a Web API body; its blocks, attachments and metadata are JSON already.
ReadContent read_content(Json const& message, Purpose purpose, FileExists const& file_exists);

// A modal or home view: invalid_arguments, or view_too_large.
std::optional<Refusal> refuse_view(Json const& view, Surface surface,
                                   FileExists const& file_exists);

}  // namespace sandbox
