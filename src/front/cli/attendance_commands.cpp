// import attendance: a report of an online meeting; online: who joined, and for how long.
#include "commands.hpp"

#include <muster/domain/booking/attendance_report.hpp>
#include <muster/domain/booking/online_service.hpp>
#include <muster/domain/intake/intake_service.hpp>
#include <muster/kit/base/file.hpp>
#include <muster/kit/base/number.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>

namespace muster::cli {
namespace {

struct ReportWish {
  std::string event;
  std::string file;
  std::string decisions;
  bool apply = false;
  std::vector<std::string> leave_out;
};

bool leaves(const ReportWish& wish, std::string_view what) {
  return std::find(wish.leave_out.begin(), wish.leave_out.end(), what) != wish.leave_out.end();
}

void print_rows(Console& console, const intake::Forecast& found) {
  const auto& judgement = found.judgement;
  for (std::size_t at = 0; at < judgement.rows.size(); ++at) {
    const auto words = judgement.words(at);
    console.out << "row " << judgement.rows[at].line << ": " << words.verdict << ": " << words.cells[0].text << ", "
                << words.cells[1].text << " min" << (words.cells[2].text.empty() ? "" : " = " + words.cells[2].text)
                << (words.reason.empty() ? "" : ". " + words.reason) << "\n";
  }
  for (const auto& remark : judgement.remarks) console.out << remark << "\n";
}

Outcome import_report(Console& console, const ReportWish& wish) {
  MUSTER_TRY(database, console.database());
  const auto kind = booking::attendance_kind();
  MUSTER_TRY(bytes, read_file(wish.file));
  MUSTER_TRY(incoming, intake::read_incoming(kind, wish.file, bytes));
  if (!wish.decisions.empty()) {
    MUSTER_TRY(decisions, read_file(wish.decisions));
    incoming.decisions = std::move(decisions);
    incoming.decisions_name = wish.decisions;
  }
  MUSTER_TRY(judged, intake::judge_file(*database, console.now(), kind, wish.event, std::move(incoming)));
  print_rows(console, judged.forecast);
  if (!wish.apply) {
    console.out << "Nothing is saved yet. Add --apply to import.\n";
    return Success{};
  }
  MUSTER_TRY(done, intake::apply(*database, console.audit(), kind, wish.event, std::move(judged),
                                 {leaves(wish, "undecided"), leaves(wish, "refused")}, std::nullopt));
  console.out << "Imported: the minutes of " << counted(done.import.added, "person", "people")
              << ". Take it back with: muster import undo " << done.import.id << "\n";
  return Success{};
}

Outcome show_online(Console& console, const std::string& event) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(book, booking::online_book(*database, event));
  console.out << grouped(book.joined) << " of " << grouped(static_cast<std::int64_t>(book.people.size()))
              << " joined by their own page; reports name " << grouped(book.reported) << ".\n";
  for (const auto& person : book.people)
    if (person.minutes || !person.joined_at.empty())
      console.out << person.name << ": " << (person.joined_at.empty() ? "not by their page" : person.joined_at) << ", "
                  << (person.minutes ? counted(*person.minutes, "minute", "minutes") : std::string("in no report"))
                  << "\n";
  return Success{};
}

}  // namespace

void add_attendance_import(CLI::App& import, Console& console) {
  const auto wish = std::make_shared<ReportWish>();
  auto* command = import.add_subcommand("attendance", "The attendance report of an online meeting, from Teams or Zoom");
  command->add_option("EVENT", wish->event, "Short name of the event")->required();
  command->add_option("FILE", wish->file, "As the program gives it out; - reads standard input")->required();
  command->add_option("--decisions", wish->decisions,
                      "CSV or XLSX with columns typed, means: row 12, Pat Abara, Camden");
  command->add_flag("--apply", wish->apply, "Save; without it only the verdicts are shown");
  command
      ->add_option("--leave-out", wish->leave_out,
                   "Import the other rows where some are undecided or refused; may stand twice")
      ->check(CLI::IsMember({"undecided", "refused"}))
      ->allow_extra_args(false);
  command->callback([&console, wish] { console.finish(import_report(console, *wish)); });
}

void add_online_commands(CLI::App& program, Console& console) {
  const auto event = std::make_shared<std::string>();
  auto* command = program.add_subcommand("online", "Who joined an online event, and for how long");
  command->add_option("EVENT", *event, "Short name of the event")->required();
  command->callback([&console, event] { console.finish(show_online(console, *event)); });
}

}  // namespace muster::cli
