#include "content/question_file.hpp"

#include <algorithm>

#include "content/aiken.hpp"
#include "content/encoding.hpp"
#include "content/gift.hpp"
#include "content/plain_text.hpp"
#include "content/question_csv.hpp"
#include "content/words.hpp"

namespace content {
namespace {

bool looks_like_aiken(std::string_view text) {
  if (text.find('{') != std::string_view::npos) return false;
  auto const lines = lines_of(without_byte_order_mark(text));
  return std::any_of(lines.begin(), lines.end(), is_aiken_answer);
}

}  // namespace

QuestionReading read_questions(std::string const& file, std::string_view text) {
  if (ends_with(file, ".csv")) return read_question_csv(file, text);
  if (ends_with(file, ".gift")) return read_gift(file, text);
  return looks_like_aiken(text) ? read_aiken(file, text) : read_gift(file, text);
}

}  // namespace content
