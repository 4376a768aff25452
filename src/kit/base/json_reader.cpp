// Builds the value from the events of Poco's parser: its own tree would keep the last of two equal names unseen.
#include <muster/kit/base/json_reader.hpp>

#include <Poco/Exception.h>
#include <Poco/JSON/Handler.h>
#include <Poco/JSON/Parser.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <stdexcept>

namespace muster {
namespace {

Error malformed(std::string message) { return {ErrorKind::wrong_usage, std::move(message), {}, {}}; }

/// What the parser cannot know to be wrong. Thrown through it, since a handler has no other way to stop it.
struct Stop : std::runtime_error {
  using std::runtime_error::runtime_error;
};

constexpr std::string_view too_large = "A whole number in it is too large.";

/// The parser ends a name at an escaped NUL, and lets a number below the least turn into another.
std::optional<std::string> misread(std::string_view body) {
  bool in_text = false;
  for (std::size_t at = 0; at < body.size(); ++at) {
    if (in_text && body[at] == '\\') {
      if (body.substr(at, 6) == "\\u0000") return "A text in it holds a NUL.";
      ++at;
    } else if (body[at] == '"') {
      in_text = !in_text;
    } else if (!in_text && (body[at] == '-' || (body[at] >= '0' && body[at] <= '9'))) {
      const auto end = std::min(body.find_first_not_of("-+.eE0123456789", at), body.size());
      const auto number = body.substr(at, end - at);
      std::int64_t whole = 0;
      const auto read = std::from_chars(number.data(), number.data() + number.size(), whole);
      if (read.ec == std::errc::result_out_of_range && number.find_first_of(".eE") == std::string_view::npos)
        return std::string(too_large);
      at = end - 1;
    }
  }
  return std::nullopt;
}

class Builder final : public Poco::JSON::Handler {
 public:
  Builder(const JsonLimits& limits, const JsonText& as_text) : limits_(limits), as_text_(as_text) {}

  void reset() override {}
  void startObject() override { open(Json::Object()); }
  void startArray() override { open(Json::Array()); }
  void endObject() override { close(); }
  void endArray() override { close(); }
  void key(const std::string& name) override {
    count();
    auto clean = checked(name);
    if (!open_.back().names.insert(clean).second) throw Stop("The name \"" + clean + "\" stands twice in one object.");
    open_.back().name = std::move(clean);
  }
  void null() override { put(nullptr); }
  void value(int number) override { put(std::int64_t{number}); }
  void value(unsigned number) override { put(std::int64_t{number}); }
  void value(Poco::Int64 number) override { put(std::int64_t{number}); }
  void value(Poco::UInt64) override { throw Stop(std::string(too_large)); }
  void value(const std::string& text) override { put(checked(text)); }
  void value(double number) override { put(number); }
  void value(bool truth) override { put(truth); }

  [[nodiscard]] Json take() { return std::move(whole_); }

 private:
  struct OpenContainer {
    Json::Value value;
    std::string name;             ///< of the member that is being read
    std::set<std::string> names;  ///< of the members so far
  };

  void count() {
    if (++count_ > limits_.values)
      throw Stop("It holds more than " + std::to_string(limits_.values) + " values. Send it in parts.");
  }

  [[nodiscard]] std::string checked(const std::string& text) const {
    auto typed = as_text_(text);
    if (!typed.ok()) throw Stop(typed.error().message);
    return std::move(typed).value();
  }

  void open(Json::Value value) {
    count();
    if (open_.size() >= limits_.depth)
      throw Stop("It is nested more than " + std::to_string(limits_.depth) + " levels deep.");
    open_.push_back({std::move(value), {}, {}});
  }

  void close() {
    auto value = std::move(open_.back().value);
    open_.pop_back();
    place(std::move(value));
  }

  void put(Json::Value value) {
    count();
    place(std::move(value));
  }

  void place(Json::Value value) {
    if (open_.empty()) {
      whole_ = Json(std::move(value));
      return;
    }
    auto& around = open_.back();
    if (auto* array = std::get_if<Json::Array>(&around.value))
      array->emplace_back(std::move(value));
    else
      std::get<Json::Object>(around.value).emplace_back(std::move(around.name), Json(std::move(value)));
  }

  JsonLimits limits_;
  const JsonText& as_text_;
  std::size_t count_ = 0;
  std::vector<OpenContainer> open_;
  Json whole_;
};

}  // namespace

Result<Json> read_json(std::string_view text, const JsonLimits& limits, const JsonText& as_text) {
  if (const auto wrong = misread(text)) return malformed("This JSON cannot be read. " + *wrong);
  try {
    Poco::SharedPtr<Builder> builder = new Builder(limits, as_text);
    Poco::JSON::Parser parser(builder);
    parser.setDepth(limits.depth + 1);  // so that the builder says it in our words
    parser.parse(std::string(text));
    return builder->take();
  } catch (const Stop& stop) {
    return malformed(std::string("This JSON cannot be read. ") + stop.what());
  } catch (const Poco::Exception& error) {
    return malformed("This is not JSON: " + error.message() + ".");
  }
}

}  // namespace muster
