// What a person has chosen or typed: state.values of views and messages, in Slack's form.
#pragma once

#include "sandbox/elements.hpp"
#include "sandbox/json.hpp"

namespace sandbox {

// An element's state before anybody touched it, from its initial_…; null for a button and others
// that carry none.
Json initial_state(Json const& element);

// The state that a page sent for this element, cut to what the element can hold: a choice must be
// one of its options. Null when it doesn't fit.
Json accepted_state(Json const& element, Json const& given);

// What VALUE of the page's action call means for the element: {"option":"b"} becomes
// {"selected_option":{…}}. For a button an empty object; null when it doesn't fit.
Json chosen_state(Json const& element, Json const& value);

// state.values of all stateful elements: the page's where it fits, else what was kept before, else
// the initial one. `given` and `kept` have the same form or are null.
Json values_of(Json const& blocks, Json const& given, Json const& kept);

// block_id → sentence, for each required input that is empty or not as it must be; the client says
// so by itself and asks the app nothing.
Json unfilled_inputs(Json const& blocks, Json const& values);

}  // namespace sandbox
