// JSON, because what a region or an organisation is made of will grow, and old changes must still be read.
#include "network_before.hpp"

#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include <sstream>
#include <stdexcept>

namespace muster::people {
namespace {

using Poco::JSON::Array;
using Poco::JSON::Object;

Array::Ptr array_of(const std::vector<std::string>& words) {
  Array::Ptr array = new Array;
  for (const auto& word : words) array->add(word);
  return array;
}

std::vector<std::string> words_of(const Array::Ptr& array) {
  std::vector<std::string> words;
  if (!array.isNull())
    for (const auto& word : *array) words.push_back(word.convert<std::string>());
  return words;
}

Object::Ptr object_of(const Place& place) {
  Object::Ptr object = new Object;
  object->set("code", place.code);
  object->set("name", place.name);
  object->set("short_name", place.short_name);
  object->set("part", place.part);
  object->set("area", place.area);
  object->set("column", place.column);
  object->set("row", place.row);
  object->set("retired", place.retired);
  return object;
}

Place place_of(const Object::Ptr& object) {
  return {object->getValue<std::string>("code"),
          object->getValue<std::string>("name"),
          object->getValue<std::string>("short_name"),
          object->getValue<std::string>("part"),
          object->getValue<std::string>("area"),
          object->getValue<int>("column"),
          object->getValue<int>("row"),
          object->getValue<bool>("retired")};
}

Object::Ptr object_of(const Organisation& organisation) {
  Object::Ptr object = new Object;
  object->set("id", organisation.id);
  object->set("name", organisation.name);
  object->set("kind", organisation.kind);
  object->set("serves", array_of(organisation.serves));
  object->set("aliases", array_of(organisation.aliases));
  object->set("retired", organisation.retired);
  return object;
}

Organisation organisation_of(const Object::Ptr& object) {
  Organisation organisation;
  organisation.id = object->getValue<std::string>("id");
  organisation.name = object->getValue<std::string>("name");
  organisation.kind = object->getValue<std::string>("kind");
  organisation.serves = words_of(object->getArray("serves"));
  organisation.aliases = words_of(object->getArray("aliases"));
  organisation.retired = object->getValue<bool>("retired");
  return organisation;
}

}  // namespace

std::string written(const NetworkBefore& before) {
  Object all;
  all.set("added", array_of(before.added));
  all.set("kinds", array_of(before.kinds));
  Array::Ptr organisations = new Array;
  for (const auto& organisation : before.organisations) organisations->add(object_of(organisation));
  all.set("organisations", organisations);
  if (before.region) {
    Object::Ptr region = new Object;
    Array::Ptr places = new Array;
    for (const auto& place : before.region->places) places->add(object_of(place));
    region->set("id", before.region_id);
    region->set("name", before.region->name);
    region->set("places", places);
    all.set("region", region);
  }
  std::ostringstream out;
  all.stringify(out);
  return out.str();
}

NetworkBefore read_before(const std::string& text) {
  try {
    Poco::JSON::Parser parser;
    const auto all = parser.parse(text).extract<Object::Ptr>();
    NetworkBefore before;
    before.added = words_of(all->getArray("added"));
    before.kinds = words_of(all->getArray("kinds"));
    if (const auto organisations = all->getArray("organisations"); !organisations.isNull())
      for (std::size_t at = 0; at < organisations->size(); ++at)
        before.organisations.push_back(organisation_of(organisations->getObject(static_cast<unsigned>(at))));
    if (const auto region = all->getObject("region"); !region.isNull()) {
      before.region_id = region->getValue<std::string>("id");
      before.region.emplace(Region{{}, region->getValue<std::string>("name"), {}});
      const auto places = region->getArray("places");
      for (std::size_t at = 0; at < places->size(); ++at)
        before.region->places.push_back(place_of(places->getObject(static_cast<unsigned>(at))));
    }
    return before;
  } catch (const Poco::Exception& error) {
    throw std::logic_error("the store holds a change of a network that cannot be read: " + error.displayText());
  }
}

}  // namespace muster::people
