// What the tables do not have of what was asked for, and why.
#include <muster/domain/booking/tables.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <map>

namespace muster::booking {
namespace {

struct Colleagues {
  std::string name;
  std::int64_t people = 0;
  std::map<std::int64_t, std::pair<std::int64_t, bool>> at;  // table -> how many, whether one was put there by hand
};

struct Counted {
  std::map<std::int64_t, std::int64_t> people;   // table -> how many
  std::map<std::int64_t, std::int64_t> of_kind;  // the same of the wanted kind
  std::map<std::string, Colleagues> organisations;
  std::int64_t all = 0;
  std::int64_t all_of_kind = 0;
  std::int64_t without = 0;
};

Counted count_of(const std::vector<TableGuest>& guests, const TableRules& rules) {
  Counted counts;
  for (std::int64_t table = 1; table <= rules.tables; ++table) counts.people[table] = 0;
  for (const auto& guest : guests) {
    ++counts.all;
    const bool wanted = !rules.kind.empty() && guest.kind == rules.kind;
    if (wanted) ++counts.all_of_kind;
    if (!guest.table) {
      ++counts.without;
      continue;
    }
    ++counts.people[*guest.table];
    if (wanted) ++counts.of_kind[*guest.table];
    if (guest.organisation.empty()) continue;
    auto& colleagues = counts.organisations[guest.organisation];
    colleagues.name = guest.organisation_name;
    ++colleagues.people;
    auto& [there, by_hand] = colleagues.at[*guest.table];
    ++there;
    by_hand = by_hand || guest.by_hand;
  }
  return counts;
}

std::string tables_words(const std::vector<std::int64_t>& tables) {
  constexpr std::size_t most_named = 20;
  std::vector<std::string> names;
  for (std::size_t at = 0; at < std::min(most_named, tables.size()); ++at) names.push_back(std::to_string(tables[at]));
  if (tables.size() > most_named)
    names.push_back(counted(static_cast<std::int64_t>(tables.size() - most_named), "other", "others"));
  return (tables.size() == 1 ? "table " : "tables ") + listed(names);
}

std::string with_verb(std::int64_t number, std::string_view one, std::string_view many) {
  return counted(number, "person ", "people ") + std::string(number == 1 ? one : many);
}

void add_without(std::vector<std::string>& remarks, const Counted& counts, const TableRules& rules) {
  if (counts.without == 0) return;
  const auto places = rules.tables * rules.places;
  if (counts.all > places)
    remarks.push_back(with_verb(counts.without, "has", "have") + " no table: " +
                      counted(rules.tables, "table", "tables") + " of " + grouped(rules.places) + " have " +
                      counted(places, "place", "places") + ", and " + with_verb(counts.all, "comes", "come") + ".");
  else
    remarks.push_back(with_verb(counts.without, "has", "have") +
                      " no table yet: they came to the list since the tables were made.");
}

void add_sizes(std::vector<std::string>& remarks, const Counted& counts, const TableRules& rules) {
  const auto less = [](const auto& left, const auto& right) { return left.second < right.second; };
  const auto fewest = std::ranges::min_element(counts.people, less);
  const auto most = std::ranges::max_element(counts.people, less);
  if (most->second > rules.places)
    remarks.push_back("Table " + std::to_string(most->first) + " has " + counted(most->second, "person", "people") +
                      " and " + counted(rules.places, "place", "places") + ": they stay where they were put.");
  if (counts.all > counts.without && counts.without == 0 && counts.all < rules.tables)
    remarks.push_back(with_verb(counts.all, "comes", "come") + " and there are " +
                      counted(rules.tables, "table", "tables") + ", so some are empty.");
  else if (counts.all > counts.without && most->second - fewest->second > 1)
    remarks.push_back("Table " + std::to_string(most->first) + " has " + counted(most->second, "person", "people") +
                      " and table " + std::to_string(fewest->first) + " has " + grouped(fewest->second) +
                      ": people stay where they are. Make all tables anew to even them out.");
}

void add_kind(std::vector<std::string>& remarks, const Counted& counts, const TableRules& rules) {
  if (rules.kind.empty() || counts.all == counts.without) return;
  std::vector<std::int64_t> lacking;
  for (const auto& [table, people] : counts.people)
    if (people > 0 && !counts.of_kind.contains(table)) lacking.push_back(table);
  if (lacking.empty()) return;
  const auto kind = "“" + rules.kind + "”";
  if (counts.all_of_kind == 0)
    remarks.push_back("Nobody who comes is from an organisation of the kind " + kind + ", so no table has one.");
  else if (counts.all_of_kind < rules.tables)
    remarks.push_back("Nobody of the kind " + kind + " sits at " + tables_words(lacking) + ": " +
                      counted(counts.all_of_kind, "such person comes", "such people come") + ", and there are " +
                      counted(rules.tables, "table", "tables") + ".");
  else
    remarks.push_back("Nobody of the kind " + kind + " sits at " + tables_words(lacking) +
                      ", because people stay where they are or were put. Make all tables anew, or move somebody.");
}

void add_colleagues(std::vector<std::string>& remarks, const Counted& counts, const TableRules& rules) {
  std::vector<const Colleagues*> together;
  for (const auto& [id, each] : counts.organisations)
    if (std::ranges::any_of(each.at, [](const auto& table) { return table.second.first > 1; }))
      together.push_back(&each);
  std::ranges::sort(together, [](const auto* left, const auto* right) {
    if (left->people != right->people) return left->people > right->people;
    return compare_names(left->name, right->name) < 0;
  });
  std::size_t said = 0;
  for (const auto* each : together) {
    if (++said > most_remarks) break;
    if (each->people > rules.tables) {
      remarks.push_back(with_verb(each->people, "comes", "come") + " from " + each->name + " and there are " +
                        counted(rules.tables, "table", "tables") + ", so some of them sit together.");
      continue;
    }
    std::vector<std::int64_t> tables;
    bool by_hand = false;
    for (const auto& [table, there] : each->at) {
      if (there.first < 2) continue;
      tables.push_back(table);
      by_hand = by_hand || there.second;
    }
    remarks.push_back("People from " + each->name + " sit together at " + tables_words(tables) +
                      (by_hand ? ": somebody was put there by hand."
                               : ": no other table had room for them when they were placed. Move one of them, or make "
                                 "all tables anew."));
  }
  if (together.size() > most_remarks)
    remarks.push_back("The same is true of " +
                      counted(static_cast<std::int64_t>(together.size() - most_remarks), "other organisation",
                              "other organisations") +
                      ".");
}

}  // namespace

std::vector<std::string> table_remarks(const std::vector<TableGuest>& guests, const TableRules& rules) {
  std::vector<std::string> remarks;
  if (rules.tables < 1) return remarks;
  const auto counts = count_of(guests, rules);
  add_without(remarks, counts, rules);
  add_sizes(remarks, counts, rules);
  add_kind(remarks, counts, rules);
  add_colleagues(remarks, counts, rules);
  return remarks;
}

}  // namespace muster::booking
