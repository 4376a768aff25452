// test: whether groups or rounds answer differently by more than chance.
#include "commands.hpp"

#include <muster/domain/feedback/asked_round_service.hpp>
#include <muster/domain/figures/group_tests_service.hpp>
#include <muster/kit/base/number.hpp>

#include <CLI/CLI.hpp>

#include <memory>

namespace muster::cli {
namespace {

struct TestOptions {
  std::string event;
  std::string round;
  figures::TestWanted wanted;
  bool json = false;
};

void print_test(Console& console, const figures::GroupTest& test, const figures::GroupTests& all) {
  console.out << "\n" << test.label << (test.answer.empty() ? "" : ": " + test.answer) << "\n";
  console.out << "  " << figures::finding_of(test, all) << "\n";
  for (const auto& sentence : test.left_out) console.out << "  " << sentence << "\n";
  for (std::size_t row = 0; row < test.people.size(); ++row) {
    console.out << "  " << test.groups[row] << ". ";
    for (std::size_t at = 0; at < test.answers.size(); ++at)
      console.out << (at > 0 ? "; " : "") << test.answers[at] << ": " << grouped(test.people[row][at]);
    console.out << "\n";
  }
}

void test(Console& console, const TestOptions& asked) {
  auto database = console.database();
  if (!database.ok()) return console.fail(database.error());
  const auto about = feedback::slug_of_round(**database, asked.event, asked.round);
  if (!about.ok()) return console.fail(about.error());
  figures::Summaries summaries(**database);
  const auto found = figures::group_tests(**database, summaries, console.now(), *about, asked.wanted);
  if (!found.ok()) return console.fail(found.error());
  if (asked.json) {
    console.out << figures::to_json(*found);
    return;
  }
  console.out << (found->by_label.empty() ? "" : found->by_label + "\n") << figures::finding_of(*found) << "\n";
  for (const auto& one : found->tests) print_test(console, one, *found);
}

}  // namespace

void add_test_commands(CLI::App& program, Console& console) {
  auto* command =
      program.add_subcommand("test", "Whether groups, or two rounds, answer differently by more than chance");
  auto asked = std::make_shared<TestOptions>();
  command->add_option("EVENT", asked->event, "Short name of the event")->required();
  command->add_option("--round", asked->round, round_help);
  command->add_option("--by", asked->wanted.by,
                      "Code of the question that parts people into groups; with names also place.area, place or "
                      "organisation.kind");
  command->add_option("--with", asked->wanted.with, "Short name of another round, event or survey of the programme");
  command->add_flag("--same-people", asked->wanted.same_people,
                    "With --with: only people who answered both, where both forms have names");
  command->add_option("--question", asked->wanted.question, "Code of one question to be told about");
  command->add_flag("--json", asked->json, "As JSON");
  command->callback([&console, asked] { test(console, *asked); });
}

}  // namespace muster::cli
