// Neither a filter nor its opposite holds of people of whom the delegate list says nothing.

#include "domain/figures/known_filter.hpp"

#include <muster/kit/query/columns.hpp>

#include "support/catch.hpp"

#include <random>

namespace muster::figures {
namespace {

using query::Filter;
using query::Operator;
using Random = std::mt19937;

std::size_t below(Random& random, std::size_t most) {
  return std::uniform_int_distribution<std::size_t>(0, most - 1)(random);
}

const std::vector<query::Field> questions{{"helpful", {"yes", "partly", "no"}, true},
                                          {"ways", {"hall", "line"}, false, true}};
const std::vector<query::Field> lists{{"place", {"Barnet", "Hackney", "Camden"}}, {"kind", {"health", "school"}}};

std::vector<query::Field> all_fields() {
  auto all = questions;
  all.insert(all.end(), lists.begin(), lists.end());
  return all;
}

Filter random_filter(Random& random, std::size_t depth) {
  static const auto fields = all_fields();
  Filter out;
  const auto kind = depth == 0 ? 3 : below(random, 5);
  if (kind >= 3) {
    const auto& field = fields[below(random, fields.size())];
    const std::vector<Operator> operators{Operator::equal, Operator::not_equal, Operator::is_answered, Operator::is_in};
    out.name = field.name;
    out.op = operators[below(random, operators.size())];
    if (out.op == Operator::is_answered) return out;
    for (std::size_t at = 0; at < (out.op == Operator::is_in ? 2U : 1U); ++at)
      out.values.push_back(field.codes[below(random, field.codes.size())]);
    return out;
  }
  out.kind = kind == 0 ? Filter::Kind::all_of : kind == 1 ? Filter::Kind::any_of : Filter::Kind::none_of;
  for (std::size_t at = 0; at < (kind == 2 ? 1 : 2 + below(random, 2)); ++at)
    out.children.push_back(random_filter(random, depth - 1));
  return out;
}

/// yes, no, or nobody knows: one person at a time, by the tables of Kleene's logic.
enum class Said { no, unknown, yes };

Said say(const Filter& filter, const query::Values& values) {
  if (filter.kind == Filter::Kind::comparison) {
    const bool listed = filter.name == "place" || filter.name == "kind";
    if (listed && filter.op != Operator::is_answered && !values.contains(filter.name)) return Said::unknown;
    return query::matches(filter, values, all_fields()) ? Said::yes : Said::no;
  }
  bool any_unknown = false;
  const auto deciding = filter.kind == Filter::Kind::all_of ? Said::no : Said::yes;
  auto out = deciding == Said::no ? Said::yes : Said::no;
  for (const auto& child : filter.children) {
    const auto one = say(child, values);
    if (one == deciding) out = deciding;
    any_unknown = any_unknown || one == Said::unknown;
  }
  if (out != deciding && any_unknown) out = Said::unknown;
  if (filter.kind != Filter::Kind::none_of || out == Said::unknown) return out;
  return out == Said::yes ? Said::no : Said::yes;
}

query::Values random_person(Random& random) {
  query::Values out;
  for (const auto& field : all_fields()) {
    if (below(random, 3) == 0) continue;
    auto& values = out[field.name];
    values.push_back(field.codes[below(random, field.codes.size())]);
    // Somebody's organisation may serve two places.
    if ((field.many || field.name == "place") && below(random, 3) == 0) values.push_back(field.codes.back());
  }
  return out;
}

}  // namespace

TEST_CASE("a filter holds of whom it is true for sure, by columns and row by row") {
  Random random(20261127);
  const auto fields = all_fields();
  std::size_t unknown = 0;
  for (int turn = 0; turn < 1500; ++turn) {
    const auto filter = random_filter(random, below(random, 4));
    const auto known = of_known(filter, lists);
    INFO(query::print_filter(filter) << " as " << query::print_filter(known));
    std::vector<query::Values> people;
    std::vector<query::Column> columns;
    for (const auto& field : fields) columns.emplace_back(field);
    for (int person = 0; person < 30; ++person) {
      people.push_back(random_person(random));
      for (std::size_t at = 0; at < fields.size(); ++at) {
        const auto found = people.back().find(fields[at].name);
        std::vector<std::string_view> values;
        if (found != people.back().end()) values.assign(found->second.begin(), found->second.end());
        columns[at].add(values);
      }
    }
    query::Table table{fields, {}, people.size()};
    for (auto& column : columns) {
      column.settle();
      table.columns.push_back(&column);
    }
    const auto rows = query::select(known, table);
    for (std::size_t at = 0; at < people.size(); ++at) {
      const auto said = say(filter, people[at]);
      unknown += said == Said::unknown ? 1 : 0;
      CHECK(rows.holds(at) == (said == Said::yes));
      CHECK(query::matches(known, people[at], fields) == (said == Said::yes));
    }
  }
  CHECK(unknown > 1000);
}

TEST_CASE("what a form asks keeps its meaning: who left it out did not choose that answer") {
  Filter not_yes{Filter::Kind::comparison, {}, "helpful", Operator::not_equal, {"yes"}};
  CHECK(of_known(not_yes, lists) == not_yes);
  CHECK(query::matches(of_known(not_yes, lists), {}, all_fields()));
  CHECK(of_known(not_yes, {}) == not_yes);
}

}  // namespace muster::figures
