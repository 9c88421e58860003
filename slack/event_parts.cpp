// Reading the insides of events.
#include "slack/event_parts.hpp"

#include "slack/json_reading.hpp"

namespace slack {
namespace {

using json_reading::find_at;
using json_reading::json;
using json_reading::read_object;
using json_reading::text_at;

}  // namespace

SharedLinks read_shared_links(std::string_view event) {
  json const object = read_object(event);
  SharedLinks shared{.urls = {},
                     .channel = text_at(object, {"channel"}),
                     .message_ts = text_at(object, {"message_ts"}),
                     .unfurl_id = text_at(object, {"unfurl_id"}),
                     .source = text_at(object, {"source"})};
  json const* const links = find_at(object, {"links"});
  if (links == nullptr || !links->is_array()) return shared;
  for (json const& link : *links) {
    std::string url = text_at(link, {"url"});
    if (!url.empty()) shared.urls.push_back(std::move(url));
  }
  return shared;
}

std::string unfurl_arguments(SharedLinks const& links,
                             std::vector<std::pair<std::string, std::vector<Block>>> const& cards) {
  bool const by_id = !links.unfurl_id.empty() && !links.source.empty();
  std::string out = by_id ? "{\"unfurl_id\":" : "{\"channel\":";
  write_string(out, by_id ? links.unfurl_id : links.channel);
  out += by_id ? ",\"source\":" : ",\"ts\":";
  write_string(out, by_id ? links.source : links.message_ts);
  out += ",\"unfurls\":{";
  for (std::size_t i = 0; i < cards.size(); ++i) {
    if (i > 0) out += ',';
    write_string(out, cards[i].first);
    out += ":{\"blocks\":";
    write_blocks(out, cards[i].second);
    out += '}';
  }
  return out + "}}";
}

bool revokes_bot(std::string_view event) {
  json const object = read_object(event);
  json const* const bots = find_at(object, {"tokens", "bot"});
  return bots != nullptr && bots->is_array() && !bots->empty();
}

}  // namespace slack
