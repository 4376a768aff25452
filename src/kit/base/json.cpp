// Poco writes the text, so that what programs get is escaped and broken into lines as by every other of its users.
#include <muster/kit/base/json.hpp>

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>

#include <sstream>

namespace muster {
namespace {

using Poco::Dynamic::Var;

Var written(const Json& json);

struct Writer {
  Var operator()(std::nullptr_t) const { return {}; }
  Var operator()(const Json::Array& array) const {
    Poco::JSON::Array::Ptr out = new Poco::JSON::Array;
    for (const auto& item : array) out->add(written(item));
    return out;
  }
  Var operator()(const Json::Object& members) const {
    Poco::JSON::Object::Ptr out = new Poco::JSON::Object(Poco::JSON_PRESERVE_KEY_ORDER);
    for (const auto& [name, member] : members) out->set(name, written(member));
    return out;
  }
  template <class Value>
  Var operator()(const Value& value) const {
    return value;
  }
};

Var written(const Json& json) { return std::visit(Writer{}, json.value()); }

}  // namespace

std::optional<double> Json::number() const {
  if (const auto* whole = this->whole()) return static_cast<double>(*whole);
  if (const auto* part = std::get_if<double>(&value_)) return *part;
  return std::nullopt;
}

const Json* Json::find(std::string_view name) const {
  if (const auto* members = object())
    for (const auto& [key, member] : *members)
      if (key == name) return &member;
  return nullptr;
}

JsonIf json_if(bool there, Json value) { return there ? JsonIf{std::move(value)} : JsonIf{}; }

JsonIf if_any(Json value) {
  const bool empty = value.is_null() || (value.text() != nullptr && value.text()->empty()) ||
                     (value.array() != nullptr && value.array()->empty());
  return json_if(!empty, std::move(value));
}

Json json_object(std::initializer_list<JsonMember> members) {
  Json::Object out;
  for (const auto& member : members)
    if (member.value_) out.emplace_back(std::move(member.name_), std::move(*member.value_));
  return Json(Json::Value(std::move(out)));
}

Json json_joined(Json first, Json second) {
  auto out = *first.object();
  for (const auto& member : *second.object()) out.push_back(member);
  return Json(Json::Value(std::move(out)));
}

std::string json_text(const Json& json, unsigned indent) {
  std::ostringstream text;
  Poco::JSON::Stringifier::stringify(written(json), text, indent);
  return text.str();
}

}  // namespace muster
