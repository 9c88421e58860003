// Requests are read by Beast's parser alone, without its message objects: header texts are views
// into the connection's buffer, and nothing is allocated for a request once the buffers have grown.
#include "net/request_reader.hpp"

#include <algorithm>
#include <cstring>
#include <functional>
#include <optional>
#include <utility>

#include <boost/beast/http/basic_parser.hpp>

namespace net {
namespace {

namespace http = boost::beast::http;
using boost::system::error_code;
using Text = boost::beast::string_view;

constexpr std::size_t buffer_bytes = 16 * 1024;
constexpr std::size_t room_beside_header_bytes = 4 * 1024;  // for body and chunk headers
constexpr std::size_t kept_body_bytes = 64 * 1024;          // larger bodies are given back

// What has been read of one request.
struct Parts {
  std::string_view method;
  std::string_view target;
  std::vector<HttpHeader> headers;
  std::string body;
  int version = 11;
  bool wants_continue = false;

  void forget() {
    headers.clear();
    wants_continue = false;
    body.clear();
    if (body.capacity() > kept_body_bytes) body.shrink_to_fit();
  }
};

bool equal_without_case(std::string_view left, std::string_view right) {
  return boost::beast::iequals(left, right);
}

class Parser final : public http::basic_parser<true> {
 public:
  Parser(Parts& parts, std::span<char const> buffer) : parts_(parts), buffer_(buffer) {}

 private:
  void on_request_impl(http::verb, Text method, Text target, int version, error_code&) override {
    parts_.method = method;
    parts_.target = target;
    parts_.version = version;
  }

  void on_response_impl(int, Text, int, error_code&) override {}

  void on_field_impl(http::field field, Text name, Text value, error_code& error) override {
    if (header_ended_) return;  // a trailer after a chunked body
    // A folded value stands in the parser's own memory, not in ours; RFC 9112 lets us refuse it.
    if (!value.empty() && !lies_in_buffer(value)) {
      error = http::error::bad_value;
    } else if (field == http::field::transfer_encoding && !is_plain_chunked(value)) {
      error = http::error::bad_transfer_encoding;
    } else if (field == http::field::expect && equal_without_case(value, "100-continue")) {
      parts_.wants_continue = parts_.version > 10;
    }
    parts_.headers.push_back({name, value});
  }

  void on_header_impl(error_code&) override { header_ended_ = true; }

  void on_body_init_impl(boost::optional<std::uint64_t> const& length, error_code&) override {
    // An announced length is only a promise: no more than this is set aside for it.
    auto const promised = length.value_or(0);
    parts_.body.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(promised, 65536)));
  }

  std::size_t on_body_impl(Text bytes, error_code&) override {
    parts_.body.append(bytes);
    return bytes.size();
  }

  void on_chunk_header_impl(std::uint64_t, Text, error_code&) override {}

  std::size_t on_chunk_body_impl(std::uint64_t, Text bytes, error_code&) override {
    parts_.body.append(bytes);
    return bytes.size();
  }

  void on_finish_impl(error_code&) override {}

  bool lies_in_buffer(std::string_view text) const {
    std::less_equal<char const*> const at_most;
    return at_most(buffer_.data(), text.data()) &&
           at_most(text.data() + text.size(), buffer_.data() + buffer_.size());
  }

  // Any other encoding would leave the length of the body in doubt, which is how requests are
  // smuggled past a proxy.
  bool is_plain_chunked(std::string_view value) const {
    return parts_.version > 10 && equal_without_case(value, "chunked");
  }

  Parts& parts_;
  std::span<char const> buffer_;
  bool header_ended_ = false;
};

}  // namespace

std::string_view HttpRequest::header(std::string_view name) const {
  for (auto const& header : headers) {
    if (equal_without_case(header.name, name)) return header.value;
  }
  return {};
}

struct RequestReader::State {
  State(std::size_t header_limit, std::size_t body_limit)
      : header_limit_bytes(header_limit),
        body_limit_bytes(body_limit),
        size(std::max(buffer_bytes, header_limit + room_beside_header_bytes)),
        buffer(new char[size]) {}

  std::size_t header_limit_bytes;
  std::size_t body_limit_bytes;
  std::size_t size;
  std::unique_ptr<char[]> buffer;  // [header of this request | parsed | unparsed | free]
  std::size_t header_end = 0;      // 0 while the header is incomplete
  std::size_t parsed = 0;
  std::size_t filled = 0;
  Parts parts;
  std::optional<Parser> parser;
  int refusal = 0;

  // The last byte that a view of the request points to.
  std::size_t end_of_header() const {
    auto last = parts.target;
    if (!parts.headers.empty()) {
      auto const& header = parts.headers.back();
      last = header.value.empty() ? header.name : header.value;
    }
    return static_cast<std::size_t>(last.data() + last.size() - buffer.get());
  }

  void move_unparsed_to(std::size_t place) {
    std::memmove(buffer.get() + place, buffer.get() + parsed, filled - parsed);
    filled -= parsed - place;
    parsed = place;
  }
};

RequestReader::RequestReader(std::size_t header_limit_bytes, std::size_t body_limit_bytes)
    : state_(std::make_unique<State>(header_limit_bytes, body_limit_bytes)) {}

RequestReader::~RequestReader() = default;

RequestReader::Progress RequestReader::next() {
  auto& state = *state_;
  state.move_unparsed_to(0);
  state.header_end = 0;
  state.parts.forget();
  state.parser.emplace(state.parts, std::span<char const>(state.buffer.get(), state.size));
  state.parser->eager(true);
  state.parser->header_limit(static_cast<std::uint32_t>(state.header_limit_bytes));
  state.parser->body_limit(state.body_limit_bytes);
  return state.filled == 0 ? Progress::needs_more : parse();
}

std::span<char> RequestReader::space() {
  return {state_->buffer.get() + state_->filled, state_->size - state_->filled};
}

RequestReader::Progress RequestReader::received(std::size_t size_bytes) {
  state_->filled += size_bytes;
  return parse();
}

RequestReader::Progress RequestReader::parse() {
  auto& state = *state_;
  error_code error;
  auto const unparsed = state.filled - state.parsed;
  state.parsed += state.parser->put({state.buffer.get() + state.parsed, unparsed}, error);
  if (error == http::error::header_limit) return refuse(431);
  if (error == http::error::body_limit) return refuse(413);
  if (error && error != http::error::need_more) return refuse(400);
  if (!state.parser->is_header_done()) {
    // The parser's own limit starts anew with each field that it has understood.
    return state.filled > state.header_limit_bytes ? refuse(431) : Progress::needs_more;
  }
  if (state.header_end == 0) state.header_end = state.end_of_header();
  if (state.header_end > state.header_limit_bytes) return refuse(431);
  if (state.parser->is_done()) return Progress::complete;

  // What was parsed of the body has been copied, so its place is free again.
  state.move_unparsed_to(state.header_end);
  return state.filled < state.size ? Progress::needs_more : refuse(400);
}

RequestReader::Progress RequestReader::refuse(int status) {
  state_->refusal = status;
  return Progress::refused;
}

bool RequestReader::has_begun() const { return state_->filled > 0; }

bool RequestReader::take_continue_wish() {
  auto const body_is_missing = state_->parser->is_header_done() && !state_->parser->is_done();
  return body_is_missing && std::exchange(state_->parts.wants_continue, false);
}

HttpRequest RequestReader::request() const {
  auto const& parts = state_->parts;
  auto const question_mark = parts.target.find('?');
  HttpRequest request;
  request.method = parts.method;
  request.path = parts.target.substr(0, question_mark);
  if (question_mark != std::string_view::npos)
    request.query = parts.target.substr(question_mark + 1);
  request.body = parts.body;
  request.headers = parts.headers;
  return request;
}

bool RequestReader::keeps_alive() const { return state_->parser->keep_alive(); }

bool RequestReader::is_http_1_0() const { return state_->parts.version == 10; }

std::string_view RequestReader::read_ahead() const {
  return {state_->buffer.get() + state_->parsed, state_->filled - state_->parsed};
}

int RequestReader::refusal_status() const { return state_->refusal; }

}  // namespace net
