// JSON, because what a region or an organisation is made of will grow, and old changes must still be read.
#include "network_before.hpp"

#include <muster/kit/base/json.hpp>

#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include <stdexcept>

namespace muster::people {
namespace {

using Poco::JSON::Array;
using Poco::JSON::Object;

std::vector<std::string> words_of(const Array::Ptr& array) {
  std::vector<std::string> words;
  if (!array.isNull())
    for (const auto& word : *array) words.push_back(word.convert<std::string>());
  return words;
}

Json place_json(const Place& place) {
  return json_object({{"code", place.code},
                      {"name", place.name},
                      {"short_name", place.short_name},
                      {"part", place.part},
                      {"area", place.area},
                      {"column", place.column},
                      {"row", place.row},
                      {"retired", place.retired}});
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

Json organisation_json(const Organisation& organisation) {
  return json_object({{"id", organisation.id},
                      {"name", organisation.name},
                      {"kind", organisation.kind},
                      {"serves", organisation.serves},
                      {"aliases", organisation.aliases},
                      {"retired", organisation.retired}});
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
  const auto region_json = [&](const Region& region) {
    return json_object(
        {{"id", before.region_id}, {"name", region.name}, {"places", json_array(region.places, place_json)}});
  };
  return json_text(json_object({{"added", before.added},
                                {"kinds", before.kinds},
                                {"organisations", json_array(before.organisations, organisation_json)},
                                {"region", if_any(before.region, region_json)}}));
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
