// Posting, changing and removing messages; each tells who sees it, and the app where it listens.
#pragma once

#include "sandbox/workspace.hpp"

namespace sandbox {

// A message of the app with this content, not posted yet.
Message app_message(Workspace const& workspace, Content content);

// Gives it its ts and its block_ids. The reference stays good until messages are removed.
Message& post_message(Workspace& workspace, Conversation& conversation, Message message);

// Posts what a person typed, already escaped.
Message& post_typed(Workspace& workspace, Conversation& conversation, std::string const& person,
                    std::string const& text);

// Posts what chat.scheduleMessage left, unless it was deleted.
void post_scheduled(Workspace& workspace, std::string const& id);

// Shows one person a sentence of Slackbot.
void post_notice(Workspace& workspace, Conversation& conversation, std::string const& person,
                 std::string const& text);

// Null when there is none.
Message* find_message(Conversation& conversation, std::string_view ts);

// Its blocks and those of its attachments.
Json all_blocks(Message const& message);

// Takes the text and blocks of `content`; metadata only when it was given.
void change_message(Workspace& workspace, Conversation& conversation, Message& message,
                    Content content);

void remove_message(Workspace& workspace, Conversation& conversation, std::string const& ts);

enum class Metadata { full, type_only };

// Slack's message object.
Json message_object(Workspace const& workspace, Message const& message, Metadata metadata);

}  // namespace sandbox
