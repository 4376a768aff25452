// An object has the members that are said and no others, so that a reply nobody described fails its test.
#include "schema_json.hpp"

#include <stdexcept>

namespace muster::api {
namespace {

using web::Schema;

std::string type_name(Schema::Type type) {
  switch (type) {
    case Schema::Type::string:
      return "string";
    case Schema::Type::integer:
      return "integer";
    case Schema::Type::number:
      return "number";
    case Schema::Type::boolean:
      return "boolean";
    case Schema::Type::array:
      return "array";
    case Schema::Type::object:
      return "object";
  }
  throw std::logic_error("a type of JSON without a name");
}

void add_members(Object& out, const Schema& schema) {
  auto members = object();
  Array::Ptr required = new Array;
  for (const auto& [name, member] : schema.members) {
    members->set(name, json_of(member));
    if (member.required) required->add(name);
  }
  if (!schema.members.empty()) out.set("properties", members);
  if (required->size() > 0) out.set("required", required);
  if (!schema.open) out.set("additionalProperties", false);
}

}  // namespace

Object::Ptr json_of(const Schema& schema) {
  auto out = object();
  if (schema.nullable) {
    Array::Ptr types = new Array;
    types->add(type_name(schema.type));
    types->add(std::string("null"));
    out->set("type", types);
  } else {
    out->set("type", type_name(schema.type));
  }
  if (!schema.about.empty()) out->set("description", schema.about);
  if (!schema.format.empty()) out->set("format", schema.format);
  if (!schema.one_of.empty()) {
    Array::Ptr values = new Array;
    for (const auto& value : schema.one_of) values->add(value);
    if (schema.nullable) values->add(Poco::Dynamic::Var());
    out->set("enum", values);
  }
  if (!schema.items.empty()) out->set("items", json_of(schema.items.front()));
  if (schema.type == Schema::Type::object) add_members(*out, schema);
  return out;
}

}  // namespace muster::api
