// Collects what people read of a text with markup: lines, list items, rows of tables, code.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace content {

// What a line break in running text is.
enum class LineBreaks {
  are_space,  // as in HTML
  are_kept    // a new line for the reader, as in Moodle's own format
};

// Without control characters: tabs become four spaces, CR and CR LF a line break.
std::string without_controls(std::string_view text);

// White space waits until something visible follows, so that no line ends with any; of several
// wishes for distance the largest counts, and there is never more than one blank line outside code.
class PlainWriter {
 public:
  explicit PlainWriter(LineBreaks line_breaks) : line_breaks_(line_breaks) {}

  // Running text: white space collapses, but for no-break spaces.
  void words(std::string_view text);
  // As it is, on the line.
  void sign(std::string_view text);
  void space();

  // What follows begins a new line (1) or has a blank line before it (2). In a list item a new line
  // is the most, in a row a space.
  void separate(int line_breaks);
  void end_line();

  // `marker` stands before the item's first line, once it has one; its other lines are indented.
  void begin_item(std::string marker);
  void end_item();

  // Cells of a row share a line.
  void begin_row() { ++rows_; }
  void next_cell();
  void end_row() { --rows_; }
  bool is_in_row() const { return rows_ > 0; }

  // Between the two everything stays as it is written.
  void begin_code();
  void code(std::string_view text);
  void end_code();

  // What was written since the text had this size.
  std::size_t size() const { return text_.size(); }
  std::string_view since(std::size_t size) const { return std::string_view(text_).substr(size); }
  void put_in_brackets_since(std::size_t size);

  std::string finish();

 private:
  void prepare();
  void begin_line();

  LineBreaks line_breaks_;
  std::string text_;
  std::string marker_;      // of an item that has no words yet
  std::size_t spaces_ = 0;  // waiting
  int breaks_ = 0;          // waiting
  int items_ = 0;           // open ones
  int rows_ = 0;
};

}  // namespace content
