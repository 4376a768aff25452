// A breakdown as the store keeps it: names of levels and counts of groups that are large enough to be shown.
#include <muster/domain/feedback/breakdown.hpp>

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include <array>
#include <sstream>
#include <stdexcept>

namespace muster::feedback {
namespace {

using Poco::JSON::Array;
using Poco::JSON::Object;

constexpr std::array use_names{"used", "one group", "small crossings"};

template <class T>
Array::Ptr list(const std::vector<T>& values) {
  Array::Ptr out = new Array;
  for (const auto& value : values) out->add(value);
  return out;
}

Array::Ptr groups(const std::vector<Levels>& all) {
  Array::Ptr out = new Array;
  for (const auto& levels : all) out->add(list(levels));
  return out;
}

Array::Ptr block_list(const Block& block) {
  Array::Ptr out = new Array;
  for (const auto group : block) out->add(static_cast<Poco::Int64>(group));
  return out;
}

Object::Ptr object() { return new Object(Poco::JSON_PRESERVE_KEY_ORDER); }

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

Object::Ptr of_table(const std::string& question, const ClassTable& table) {
  auto out = object();
  out->set("question", question);
  out->set("classes", groups(table.classes));
  Array::Ptr rows = new Array;
  for (const auto& [block, people] : table.people) {
    auto row = object();
    row->set("block", block_list(block));
    row->set("people", list(people));
    rows->add(row);
  }
  out->set("rows", rows);
  return out;
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
  auto out = object();
  Array::Ptr cuts = new Array;
  for (const auto& cut : breakdown.cuts) {
    auto one = object();
    one->set("question", cut.question);
    one->set("use", std::string(use_names.at(static_cast<std::size_t>(cut.use))));
    one->set("groups", groups(cut.groups));
    cuts->add(one);
  }
  out->set("cuts", cuts);
  Array::Ptr blocks = new Array;
  for (const auto& [block, people] : breakdown.people) {
    auto one = object();
    one->set("block", block_list(block));
    one->set("people", people);
    blocks->add(one);
  }
  out->set("blocks", blocks);
  Array::Ptr tables = new Array;
  for (const auto& [question, table] : breakdown.tables) tables->add(of_table(question, table));
  out->set("tables", tables);
  out->set("grown", breakdown.grown);
  out->set("held_back", breakdown.held_back);
  std::ostringstream text;
  out->stringify(text);
  return text.str();
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
