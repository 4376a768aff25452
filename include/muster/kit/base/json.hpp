#pragma once
// A value of JSON: what a program sent, and what one is told, said in one expression.
//
//   json_object({{"person", person.id}, {"place", if_any(person.place)}, {"steps", json_array(steps, step_json)}})

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace muster {

/// One value of JSON. Members of an object stand in the order in which they came, and no name stands twice.
class Json {
 public:
  using Array = std::vector<Json>;
  using Object = std::vector<std::pair<std::string, Json>>;
  using Value = std::variant<std::nullptr_t, bool, std::int64_t, double, std::string, Array, Object>;

  Json() = default;
  explicit Json(Value value) : value_(std::move(value)) {}
  // NOLINTBEGIN(google-explicit-constructor): a member is said as `{"rows", rows}`
  Json(std::nullptr_t) {}
  template <std::same_as<bool> Truth>
  Json(Truth truth) : value_(truth) {}
  template <std::integral Number>
    requires(!std::same_as<Number, bool>)
  Json(Number number) : value_(static_cast<std::int64_t>(number)) {}
  Json(double number) : value_(number) {}
  Json(std::string text) : value_(std::move(text)) {}
  Json(std::string_view text) : value_(std::string(text)) {}
  Json(const char* text) : value_(std::string(text)) {}
  Json(Array array) : value_(std::move(array)) {}
  Json(const std::vector<std::string>& texts) : value_(Array(texts.begin(), texts.end())) {}
  /// null where there is nothing.
  template <class T>
  Json(const std::optional<T>& held) {
    if (held) *this = Json(*held);
  }
  // NOLINTEND(google-explicit-constructor)

  [[nodiscard]] const Value& value() const { return value_; }
  [[nodiscard]] bool is_null() const { return std::holds_alternative<std::nullptr_t>(value_); }
  /// What it holds where it is of that type, else null.
  [[nodiscard]] const bool* truth() const { return std::get_if<bool>(&value_); }
  [[nodiscard]] const std::int64_t* whole() const { return std::get_if<std::int64_t>(&value_); }
  [[nodiscard]] std::optional<double> number() const;
  [[nodiscard]] const std::string* text() const { return std::get_if<std::string>(&value_); }
  [[nodiscard]] const Array* array() const { return std::get_if<Array>(&value_); }
  [[nodiscard]] const Object* object() const { return std::get_if<Object>(&value_); }
  /// The member of that name, or null where there is none or this is no object.
  [[nodiscard]] const Json* find(std::string_view name) const;

 private:
  Value value_ = nullptr;
};

/// A member that may be missing from its object.
struct JsonIf {
  std::optional<Json> value;
};
[[nodiscard]] JsonIf json_if(bool there, Json value);
/// Missing where it is null, an empty text or an empty list.
[[nodiscard]] JsonIf if_any(Json value);
/// What `make` says of it; missing where there is nothing.
template <class T, class Make>
[[nodiscard]] JsonIf if_any(const std::optional<T>& held, const Make& make) {
  return held ? JsonIf{Json(make(*held))} : JsonIf{};
}

/// One member of json_object.
class JsonMember {
 public:
  JsonMember(std::string name, Json value) : name_(std::move(name)), value_(std::move(value)) {}
  JsonMember(std::string name, JsonIf value) : name_(std::move(name)), value_(std::move(value.value)) {}

 private:
  friend Json json_object(std::initializer_list<JsonMember> members);
  // Elements of an initializer list are constant, and an object's members may be large.
  mutable std::string name_;
  mutable std::optional<Json> value_;
};

[[nodiscard]] Json json_object(std::initializer_list<JsonMember> members);
/// The members of `first`, an object, and after them those of `second`.
[[nodiscard]] Json json_joined(Json first, Json second);

/// What `make` says of each.
template <class Range, class Make>
[[nodiscard]] Json json_array(const Range& range, const Make& make) {
  Json::Array out;
  for (const auto& each : range) out.push_back(Json(make(each)));
  return Json(std::move(out));
}

/// The value as text: in one line, or with members below each other, each level `indent` further in.
[[nodiscard]] std::string json_text(const Json& json, unsigned indent = 0);

}  // namespace muster
