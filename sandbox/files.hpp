// Uploaded pictures and other files.
#pragma once

#include <string_view>

#include "sandbox/workspace.hpp"

namespace sandbox {

// The bytes that came to an upload URL; false when its secret is unknown or was used.
bool take_upload(Workspace& workspace, std::string const& secret, std::string_view content_type,
                 std::string_view body);

// Slack's file object.
Json file_object(Workspace const& workspace, File const& file);

// "image/png" and the like by the first bytes; other files are bytes to be saved.
std::string_view content_type_of(std::string_view bytes);

}  // namespace sandbox
