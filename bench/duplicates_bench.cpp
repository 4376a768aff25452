// Recognising people who stand twice in a list of 10,000 (five such lists): how many of those that are told to be or
// look like somebody are (precision), and how many of those who are somebody are told (recall). No row has an address,
// which would tell it all. Limits: precision 0.98, recall 0.95; each way of differing is printed by itself.
#include "duplicate_people.hpp"
#include "measure.hpp"

#include <muster/domain/people/delegate_list.hpp>
#include <muster/kit/tabular/table.hpp>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>
#include <vector>

namespace {

using namespace muster;

template <class T>
T must(Result<T> result) {
  if (!result.ok()) {
    std::fprintf(stderr, "%s\n", result.error().message.c_str());
    std::exit(1);
  }
  return std::move(result).value();
}

struct Counts {
  double told = 0;     ///< rows that are told to be or look like an earlier one
  double rightly = 0;  ///< of these, those whose earlier row is the same person
  double repeated = 0;
};

struct Measured {
  Counts all;
  std::array<Counts, bench::slip_names.size()> ways{};
};

void add_list(Measured& measured, std::size_t rows, std::uint64_t seed) {
  const auto list = bench::duplicate_people(rows, seed);
  std::string csv = "First Name,Surname,Organisation\r\n";
  std::set<std::string> names;
  for (const auto& row : list) {
    csv += row.first_name + "," + row.last_name + "," + row.organisation + "\r\n";
    names.insert(row.organisation);
  }
  std::vector<people::Organisation> organisations;
  for (const auto& name : names) {
    organisations.emplace_back();
    organisations.back().name = name;
  }
  const auto table = must(tabular::read_table(csv, "list.csv"));
  const auto columns = must(people::recognise_columns(table.heading, "list.csv"));
  const auto preview = people::judge(table, columns, people::Directory(organisations), {}, {});
  for (const auto& verdict : preview.verdicts) {
    const auto& row = list[verdict.row];
    const bool again = row.person != verdict.row;
    const bool told =
        verdict.kind == people::VerdictKind::same_as_row || verdict.kind == people::VerdictKind::looks_like_row;
    const bool rightly = told && list[*verdict.other_row].person == row.person;
    measured.all.told += told ? 1 : 0;
    measured.all.rightly += rightly ? 1 : 0;
    measured.all.repeated += again ? 1 : 0;
    if (!again) continue;
    auto& way = measured.ways[static_cast<std::size_t>(row.slip)];
    way.repeated += 1;
    way.rightly += rightly ? 1 : 0;
  }
}

}  // namespace

int main() {
  Measured measured;
  for (const std::uint64_t seed : {1, 2, 3, 4, 5}) add_list(measured, 10'000, seed);
  const auto& all = measured.all;
  bench::print("precision of who is told to look like somebody", all.rightly / all.told, "", 0.98, "the limit, 0.98");
  bench::print("recall of those who stand there twice", all.rightly / all.repeated, "", 0.95, "the limit, 0.95");
  for (std::size_t at = 0; at < measured.ways.size(); ++at) {
    const auto& way = measured.ways[at];
    bench::print(std::string("recall where what differs is ") + bench::slip_names[at], way.rightly / way.repeated, "",
                 0.95, "the limit, 0.95");
  }
  return 0;
}
