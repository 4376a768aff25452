// A breakdown as the store keeps it: names of levels and counts of groups that are large enough to be shown.
#include <muster/domain/feedback/breakdown.hpp>
#include <muster/kit/base/json.hpp>

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include <array>
#include <stdexcept>

namespace muster::feedback {
namespace {

using Poco::JSON::Array;
using Poco::JSON::Object;

constexpr std::array use_names{"used", "one group", "small crossings"};

Json numbers(const auto& values) {
  return json_array(values, [](auto value) { return value; });
}

Json groups(const std::vector<Levels>& all) {
  return json_array(all, [](const Levels& levels) { return Json(levels); });
}

Json cut_json(const Cut& cut) {
  return json_object({{"question", cut.question},
                      {"use", use_names.at(static_cast<std::size_t>(cut.use))},
                      {"groups", groups(cut.groups)}});
}

Json table_json(const std::string& question, const ClassTable& table) {
  const auto row_json = [](const auto& row) {
    return json_object({{"block", numbers(row.first)}, {"people", numbers(row.second)}});
  };
  return json_object(
      {{"question", question}, {"classes", groups(table.classes)}, {"rows", json_array(table.people, row_json)}});
}

std::vector<Levels> groups_from(const Array::Ptr& json) {
  std::vector<Levels> out;
  for (std::size_t at = 0; at < json->size(); ++at) {
    auto& levels = out.emplace_back();
    for (const auto& level : *json->getArray(static_cast<unsigned>(at))) levels.push_back(level.convert<std::string>());
  }
  return out;
}

Block block_from(const Array::Ptr& json) {
  Block out;
  for (const auto& group : *json) out.push_back(group.convert<std::size_t>());
  return out;
}

CutUse use_from(const std::string& name) {
  for (std::size_t at = 0; at < use_names.size(); ++at) {
    if (name == use_names[at]) return static_cast<CutUse>(at);
  }
  throw std::logic_error("the store holds a cut of unknown use");
}

ClassTable table_from(const Object::Ptr& json) {
  ClassTable out{groups_from(json->getArray("classes")), {}};
  const auto rows = json->getArray("rows");
  for (unsigned at = 0; at < rows->size(); ++at) {
    const auto row = rows->getObject(at);
    auto& people = out.people[block_from(row->getArray("block"))];
    for (const auto& count : *row->getArray("people")) people.push_back(count.convert<std::int64_t>());
  }
  return out;
}

}  // namespace

std::string to_json(const Breakdown& breakdown) {
  const auto block_json = [](const auto& block) {
    return json_object({{"block", numbers(block.first)}, {"people", block.second}});
  };
  const auto named_table = [](const auto& named) { return table_json(named.first, named.second); };
  return json_text(json_object({{"cuts", json_array(breakdown.cuts, cut_json)},
                                {"blocks", json_array(breakdown.people, block_json)},
                                {"tables", json_array(breakdown.tables, named_table)},
                                {"grown", breakdown.grown},
                                {"held_back", breakdown.held_back}}));
}

Breakdown breakdown_from_json(const std::string& json) {
  Breakdown out;
  try {
    const auto all = Poco::JSON::Parser().parse(json).extract<Object::Ptr>();
    const auto cuts = all->getArray("cuts");
    for (unsigned at = 0; at < cuts->size(); ++at) {
      const auto cut = cuts->getObject(at);
      out.cuts.push_back({cut->getValue<std::string>("question"), use_from(cut->getValue<std::string>("use")),
                          groups_from(cut->getArray("groups"))});
    }
    const auto blocks = all->getArray("blocks");
    for (unsigned at = 0; at < blocks->size(); ++at) {
      const auto block = blocks->getObject(at);
      out.people[block_from(block->getArray("block"))] = block->getValue<std::int64_t>("people");
    }
    const auto tables = all->getArray("tables");
    for (unsigned at = 0; at < tables->size(); ++at) {
      const auto table = tables->getObject(at);
      out.tables.emplace(table->getValue<std::string>("question"), table_from(table));
    }
    out.grown = all->getValue<bool>("grown");
    out.held_back = all->getValue<bool>("held_back");
  } catch (const Poco::Exception& error) {
    throw std::logic_error("the store holds a breakdown that cannot be read: " + error.displayText());
  }
  return out;
}

}  // namespace muster::feedback
