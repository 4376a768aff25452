#pragma once
// A JSON body as pages read it, and the one strict reader of it.

#include <muster/kit/base/result.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace muster::web {

/// One value of JSON. Members of an object stand in the order in which they came, and no name stands twice.
class Json {
 public:
  using Array = std::vector<Json>;
  using Object = std::vector<std::pair<std::string, Json>>;
  using Value = std::variant<std::nullptr_t, bool, std::int64_t, double, std::string, Array, Object>;

  Json() = default;
  explicit Json(Value value) : value_(std::move(value)) {}

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

struct JsonLimits {
  std::size_t depth = 32;        ///< objects and arrays in one another
  std::size_t values = 100'000;  ///< of every kind, and the names of members
};

/// RFC 8259 and nothing beside it: no comments, no text behind the value, no number that does not fit, no name twice in
/// one object, no control character in a text but tab and line breaks (which come out as \n). Anything else is a
/// Error of kind wrong_usage.
[[nodiscard]] Result<Json> decode_json(std::string_view body, const JsonLimits& limits = {});

}  // namespace muster::web
