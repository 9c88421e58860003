// How long Socket Mode waits before it opens another connection.
#pragma once

#include "slack/client/socket_plan.hpp"

namespace slack {

// After failures and connections that lived for moments only. `spread` (0 to 1, random) chooses a
// point between nothing and the whole pause, so that those who were cut together don't come back
// together.
SocketTime pause_after_failures(SocketPlan const& plan, double spread);

// A part of a span, from nothing to the whole of it.
SocketTime part_of(SocketTime whole, double part);

}  // namespace slack
