// The shapes of Block Kit as tables: which fields each block, element and part of them has, of
// which kind, and how long it may be. Rules that concern several fields are in block_rules.cpp.
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <string_view>

namespace sandbox {

enum class Kind {
  string,      // least..most code points
  word,        // one of the words in `of`
  flag,        // true or false
  whole,       // integer, least..most
  number,      // any number
  plain_text,  // text object, plain_text only, 1..most code points
  any_text,    // text object, plain_text or mrkdwn
  texts,       // list of least..most text objects of at most 2000 code points each
  strings,     // list of least..most strings
  part,        // object whose "type" is in `of`
  parts,       // list of least..most such objects
  shape,       // object without "type", of the shape named in `of`
  shapes,      // list of least..most such objects
  rows,        // list of least..most lists of 1..20 parts
  settings,    // list of at most `most` objects of shape `of`, or nulls
  object,      // any object
};

enum class Need { optional, required };

constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();

struct Field {
  std::string_view name;
  Kind kind;
  Need need = Need::optional;
  std::size_t most = no_limit;
  std::size_t least = 0;
  // Words, or types, parted by '|'. "image=image_element" is type "image" of another shape.
  std::string_view of = {};
};

// Which name an object of this shape has for itself.
enum class Identity { none, block_id, action_id };

struct Shape {
  std::string_view name;
  Identity identity;
  std::span<Field const> fields;
};

// Null when there is no such shape.
Shape const* find_block_shape(std::string_view name);
Shape const* find_element_shape(std::string_view name);
Shape const* find_rich_text_shape(std::string_view name);
Shape const* find_newer_shape(std::string_view name);
Shape const* find_shape(std::string_view name);  // in all of the above

// The blocks that an app can send, parted by '|'.
std::string_view all_block_types();

// The shape that `of` names for a type, "" when the type is not in it.
std::string_view shape_for_type(std::string_view of, std::string_view type);

}  // namespace sandbox
