// Columns: what they hold comes back, and a filter over them means what it means row by row.

#include <muster/kit/query/columns.hpp>

#include "support/catch.hpp"

#include <algorithm>
#include <random>

using namespace muster;
using namespace muster::query;

namespace {

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t most) {
  return std::uniform_int_distribution<std::size_t>(0, most - 1)(random);
}

template <class Value>
const Value& one_of(Random& random, const std::vector<Value>& values) {
  return values[below(random, values.size())];
}

const std::vector<std::string> texts{"",
                                     "Too rushed",
                                     "RUSHED",
                                     "na\xc3\xafve caf\xc3\xa9",
                                     "nai\xcc\x88ve",
                                     "10",
                                     "10.0",
                                     "\xe2\x84\xaa"
                                     "elvin",
                                     "kelvin",
                                     "-3",
                                     "a \"quoted\"",
                                     "3.50"};

Field random_field(Random& random, std::size_t number) {
  Field field;
  field.name = "q" + std::to_string(number) + (below(random, 4) == 0 ? ".part" : "");
  const auto kind = below(random, 5);
  if (kind >= 3) {
    field.ordered = kind == 4;
    return field;
  }
  const auto most = below(random, 20) == 0 ? std::size_t{300} : 1 + below(random, 9);
  for (std::size_t code = 0; code < most; ++code) field.codes.push_back("c" + std::to_string(code));
  field.ordered = kind == 1;
  field.many = kind == 2;
  if (field.ordered && below(random, 2) == 0) field.beside.push_back(field.codes.back());
  return field;
}

std::string random_value(Random& random, const Field& field) {
  if (field.codes.empty())
    return field.ordered && below(random, 2) == 0 ? std::to_string(below(random, 12)) : one_of(random, texts);
  return below(random, 40) == 0 ? "unknown" : one_of(random, field.codes);
}

std::vector<std::string> random_values(Random& random, const Field& field) {
  std::vector<std::string> out;
  if (below(random, 5) == 0) return out;
  auto most = std::size_t{1};
  if (field.many || below(random, 30) == 0) most = 1 + below(random, 4);
  for (std::size_t at = 0; at < most; ++at) out.push_back(random_value(random, field));
  return out;
}

Filter random_filter(Random& random, const std::vector<Field>& fields, std::size_t depth) {
  Filter out;
  const auto kind = depth == 0 ? 3 : below(random, 5);
  if (kind >= 3) {
    const auto& field = one_of(random, fields);
    out.name = below(random, 50) == 0 ? "nobody" : field.name;
    out.op = static_cast<Operator>(below(random, 9));
    if (out.op == Operator::is_answered) return out;
    const auto values = out.op == Operator::is_in ? 1 + below(random, 3) : 1;
    for (std::size_t at = 0; at < values; ++at) out.values.push_back(random_value(random, field));
    return out;
  }
  out.kind = kind == 0 ? Filter::Kind::all_of : kind == 1 ? Filter::Kind::any_of : Filter::Kind::none_of;
  const auto children = kind == 2 ? std::size_t{1} : 2 + below(random, 2);
  for (std::size_t at = 0; at < children; ++at) out.children.push_back(random_filter(random, fields, depth - 1));
  return out;
}

struct RandomRows {
  std::vector<Field> fields;
  std::vector<Values> rows;
  std::vector<Column> columns;
  Table table;
};

std::vector<std::string_view> views(const std::vector<std::string>& values) { return {values.begin(), values.end()}; }

void fill(RandomRows& out, Random& random, std::size_t rows) {
  for (std::size_t number = 0; number < 1 + below(random, 5); ++number)
    out.fields.push_back(random_field(random, number));
  for (const auto& field : out.fields) out.columns.emplace_back(field);
  for (std::size_t row = 0; row < rows; ++row) {
    auto& values = out.rows.emplace_back();
    for (std::size_t at = 0; at < out.fields.size(); ++at) {
      auto of_row = random_values(random, out.fields[at]);
      if (of_row.empty() && below(random, 2) == 0)
        out.columns[at].add_gap(static_cast<Gap>(below(random, gaps)));
      else
        out.columns[at].add(views(of_row));
      if (!of_row.empty()) values[out.fields[at].name] = std::move(of_row);
    }
  }
  for (auto& column : out.columns) column.settle();
  out.table.fields = out.fields;
  out.table.rows = rows;
  for (const auto& column : out.columns) out.table.columns.push_back(&column);
}

std::vector<std::string> sorted_once(std::vector<std::string> values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

}  // namespace

TEST_CASE("a filter over columns means what it means row by row") {
  Random random(20260701);
  std::size_t held = 0;
  for (int turn = 0; turn < 400; ++turn) {
    RandomRows data;
    fill(data, random, below(random, 200));
    for (int asked = 0; asked < 12; ++asked) {
      const auto filter = random_filter(random, data.fields, below(random, 4));
      const auto found = select(filter, data.table);
      REQUIRE(found.size() == data.rows.size());
      for (std::size_t row = 0; row < data.rows.size(); ++row) {
        INFO("turn " << turn << ", row " << row << ": " << print_filter(filter));
        const bool wanted = matches(filter, data.rows[row], data.fields);
        REQUIRE(found.holds(row) == wanted);
        held += wanted ? 1 : 0;
      }
      CHECK(found.count() == std::count_if(data.rows.begin(), data.rows.end(),
                                           [&](const auto& values) { return matches(filter, values, data.fields); }));
    }
  }
  CHECK(held > 10'000);
}

TEST_CASE("a column gives back what it was given, in any order of its rows") {
  Random random(7);
  for (int turn = 0; turn < 300; ++turn) {
    RandomRows data;
    fill(data, random, below(random, 150));
    std::vector<std::uint32_t> order;
    for (std::uint32_t row = 0; row < data.rows.size(); ++row) order.push_back(row);
    std::shuffle(order.begin(), order.end(), random);
    for (std::size_t at = 0; at < data.fields.size(); ++at) {
      const auto mixed = data.columns[at].in_order(order);
      const auto answered = mixed.answered();
      for (std::size_t row = 0; row < order.size(); ++row) {
        const auto& values = data.rows[order[row]];
        const auto found = values.find(data.fields[at].name);
        auto wanted = found == values.end() ? std::vector<std::string>() : found->second;
        auto read = mixed.read(row);
        if (mixed.kind() == Column::Kind::ticks) {
          wanted = sorted_once(std::move(wanted));
          read = sorted_once(std::move(read));
        }
        REQUIRE(read == wanted);
        REQUIRE(answered.holds(row) == !wanted.empty());
        std::size_t reasons = 0;
        for (std::size_t gap = 0; gap < gaps; ++gap) reasons += mixed.missing(static_cast<Gap>(gap)).holds(row) ? 1 : 0;
        REQUIRE(reasons == (wanted.empty() ? 1 : 0));
      }
    }
  }
}

TEST_CASE("a cross-tab counts what row by row is counted") {
  Random random(11);
  for (int turn = 0; turn < 300; ++turn) {
    RandomRows data;
    fill(data, random, below(random, 300));
    const auto people = select(random_filter(random, data.fields, 2), data.table);
    for (const auto& down : data.columns) {
      for (const auto& across : data.columns) {
        const auto table = cross_tab(down, across, people);
        if (down.kind() == Column::Kind::values || across.kind() == Column::Kind::values) {
          CHECK(table.people.empty());
          continue;
        }
        const auto holds = [](const Column& column, const CrossTab::Level& level, std::size_t row) {
          if (level.missing) return column.missing(level.gap).holds(row);
          const auto values = column.read(row);
          return std::find(values.begin(), values.end(), level.code) != values.end();
        };
        if (table.people.size() > 400) continue;
        for (std::size_t at = 0; at < table.down.size(); ++at) {
          for (std::size_t beside = 0; beside < table.across.size(); ++beside) {
            std::int64_t wanted = 0;
            people.each([&](std::size_t row) {
              wanted += holds(down, table.down[at], row) && holds(across, table.across[beside], row) ? 1 : 0;
            });
            REQUIRE(table.at(at, beside) == wanted);
          }
        }
      }
    }
  }
}

TEST_CASE("kinds of missing answers are kept apart") {
  for (const auto& field :
       {Field{"role", {"parent", "nurse"}}, Field{"ticks", {"a", "b"}, false, true}, Field{"text", {}}}) {
    Column column(field);
    column.add(std::vector<std::string_view>{field.codes.empty() ? "words" : field.codes.front()});
    column.add({});
    column.add_gap(Gap::not_asked);
    column.add_gap(Gap::untold);
    column.add_gap(Gap::passed_over);
    CHECK(column.answered().count() == 1);
    CHECK(column.missing(Gap::no_answer).holds(1));
    CHECK(column.missing(Gap::not_asked).holds(2));
    CHECK(column.missing(Gap::untold).holds(3));
    CHECK(column.missing(Gap::passed_over).holds(4));
    for (std::size_t gap = 0; gap < gaps; ++gap) CHECK(column.missing(static_cast<Gap>(gap)).count() == 1);
  }
}

TEST_CASE("a pick of many codes takes two bytes a row, others one") {
  Field field{"place", {}};
  for (int code = 0; code < 252; ++code) field.codes.push_back("p" + std::to_string(code));
  Column narrow(field);
  field.codes.emplace_back("one more");
  Column wide(field);
  for (int row = 0; row < 10'000; ++row) {
    const std::vector<std::string_view> value{field.codes[static_cast<std::size_t>(row) % 252]};
    narrow.add(value);
    wide.add(value);
  }
  CHECK(narrow.narrow().size() == 10'000);
  CHECK(wide.wide().size() == 10'000);
  narrow.add(std::vector<std::string_view>{"unknown"});
  CHECK(narrow.wide().size() == 10'001);
  CHECK(narrow.read(10'000) == std::vector<std::string>{"unknown"});
  CHECK(narrow.read(251) == std::vector<std::string>{"p251"});
}

TEST_CASE("a settled column takes more rows") {
  Column column(Field{"score", {}, true});
  const auto add = [&](std::vector<std::string_view> values) { column.add(values); };
  add({"3"});
  add({});
  column.settle();
  CHECK(column.narrow().size() == 2);
  add({"3"});
  add({"4"});
  column.add_gap(Gap::not_asked);
  add({"3", "4"});
  column.settle();
  CHECK(column.different() == 2);
  CHECK(column.read(0) == std::vector<std::string>{"3"});
  CHECK(column.read(1).empty());
  CHECK(column.read(5) == std::vector<std::string>{"3", "4"});
  CHECK(column.missing(Gap::not_asked).holds(4));
}
