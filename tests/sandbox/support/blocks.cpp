// See blocks.hpp.
#include "tests/sandbox/support/blocks.hpp"

namespace sandbox_tests {

using sandbox::Purpose;
using sandbox::Surface;

std::string text_of(std::size_t length) { return std::string(length, 'x'); }

Json repeated(std::size_t count, std::function<Json(std::size_t)> const& make) {
  auto list = Json::array();
  for (std::size_t i = 0; i < count; ++i) list.push_back(make(i));
  return list;
}

Json option(std::string const& text, std::string const& value) {
  return {{"text", plain(text)}, {"value", value}};
}

Json options(std::size_t count) {
  return repeated(count, [](std::size_t i) {
    return option("o" + std::to_string(i), "v" + std::to_string(i));
  });
}

Json actions(Json elements) { return {{"type", "actions"}, {"elements", std::move(elements)}}; }

Json with(Json object, std::string const& key, Json value) {
  object[key] = std::move(value);
  return object;
}

Json input(Json element) {
  element["action_id"] = "a";
  return {{"type", "input"}, {"label", plain("Label")}, {"element", std::move(element)}};
}

Json image(Json extra) {
  Json block{{"type", "image"}, {"alt_text", "a"}, {"image_url", "https://x.example/a.png"}};
  block.update(extra);
  return block;
}

std::string refusal_of_blocks(Json const& blocks) {
  Json const message{{"text", "t"}, {"blocks", blocks}};
  auto const read = sandbox::read_content(message, Purpose::post, {});
  return read.refusal ? read.refusal->error : "";
}

std::string refusal_of_modal(Json const& view) {
  auto const refusal = sandbox::refuse_view(view, Surface::modal, {});
  return refusal ? refusal->error : "";
}

Json one(Json block) { return Json::array({std::move(block)}); }

Json select_with(std::string const& key, Json value) {
  Json element{{"type", "static_select"}, {"action_id", "a"}, {"options", options(1)}};
  return one(actions(one(with(element, key, std::move(value)))));
}

Json confirm_with(std::string const& key, std::size_t length) {
  Json confirm{
      {"title", plain("t")}, {"text", plain("t")}, {"confirm", plain("y")}, {"deny", plain("n")}};
  confirm[key] = plain(text_of(length));
  return one(actions(one(with(button("a"), "confirm", confirm))));
}

Json button_with(std::string const& key, Json value) {
  return one(actions(one(with(button("a"), key, std::move(value)))));
}

Json modal_with(std::string const& key, Json value) {
  return with(modal(one(section("s"))), key, std::move(value));
}

}  // namespace sandbox_tests
