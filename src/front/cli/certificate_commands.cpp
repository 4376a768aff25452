// certificates: who gets a certificate of attendance, what it says, and the papers as a PDF.
#include "commands.hpp"
#include "output_file.hpp"

#include <muster/domain/access/link_service.hpp>
#include <muster/domain/booking/certificate_json.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include <CLI/CLI.hpp>

#include <memory>

namespace muster::cli {
namespace {

struct CertificateWish {
  std::string event;
  std::string hours;
  std::optional<std::int64_t> least;
  std::optional<std::string> signed_by;
  std::vector<std::string> compulsory;
  std::string code;
  bool json = false;
  OutputFile output;
};

Outcome change_rules(Console& console, store::Database& database, const CertificateWish& wish) {
  if (wish.hours.empty() && !wish.least && !wish.signed_by && wish.compulsory.empty()) return Success{};
  MUSTER_TRY(before, booking::certificates_of(database, console.now(), wish.event));
  auto rules = before.rules;
  if (wish.hours == "sessions") {
    rules.hours = booking::HoursFrom::sessions;
  } else if (!wish.hours.empty()) {
    MUSTER_TRY(minutes, booking::parse_duration(wish.hours));
    rules.hours = booking::HoursFrom::typed;
    rules.typed_minutes = minutes;
  }
  if (wish.least) rules.least_minutes = *wish.least;
  if (wish.signed_by) rules.signed_by = *wish.signed_by;
  if (!wish.compulsory.empty()) rules.compulsory = {wish.compulsory.begin(), wish.compulsory.end()};
  if (wish.compulsory == std::vector<std::string>{"none"}) rules.compulsory.clear();
  MUSTER_CHECK(booking::set_certificate_rules(database, console.audit(), wish.event, rules, before.rules.version));
  return Success{};
}

Outcome certificates(Console& console, const CertificateWish& wish) {
  const bool prints = !wish.output.path.empty();
  if (prints) MUSTER_CHECK(wish.output.check());
  MUSTER_TRY(database, console.database());
  MUSTER_CHECK(change_rules(console, *database, wish));
  if (prints) {
    MUSTER_TRY(site, access::site_address(*database));
    MUSTER_TRY(made, booking::make_certificates(*database, console.now(), wish.event, {}, unwatched()));
    MUSTER_TRY(bytes, booking::certificates_pdf(made, site));
    MUSTER_CHECK(wish.output.write(bytes));
    if (!wish.output.is_standard_output())
      console.out << counted(static_cast<std::int64_t>(made.size()), "certificate is", "certificates are") << " in "
                  << wish.output.path << ".\n";
    return Success{};
  }
  MUSTER_TRY(book, booking::certificates_of(*database, console.now(), wish.event));
  if (wish.json) {
    console.out << json_text(booking::certificates_json(book), 2) << "\n";
    return Success{};
  }
  console.out << grouped(book.certified()) << " of " << grouped(static_cast<std::int64_t>(book.lines.size()))
              << " who came get a certificate.\n";
  for (const auto& line : book.lines) {
    const bool gets = line.attended.verdict == booking::Attended::Verdict::certified;
    const auto minutes = gets ? line.attended.minutes : line.attended.measured.value_or(0);
    const auto hours = booking::duration_words(minutes);
    console.out << line.first_name << " " << line.last_name << ": "
                << (gets ? "" : uncapitalised(booking::verdict_words(line.attended)) + ", ")
                << (hours.empty() ? "hours not known" : hours) << "\n";
  }
  return Success{};
}

}  // namespace

void add_certificate_commands(CLI::App& program, Console& console) {
  const auto wish = std::make_shared<CertificateWish>();
  auto* command =
      program.add_subcommand("certificates", "Who gets a certificate of attendance, and the papers as a PDF");
  command->add_option("EVENT", wish->event, "Short name of the event")->required();
  command->add_option("--hours", wish->hours,
                      "\"sessions\": from the agenda; or hours and minutes for everybody: 5:30");
  command->add_option("--least", wish->least, "Who is known to have been there for fewer minutes gets none");
  command->add_option("--signed-by", wish->signed_by, "Who signs: \"Amina Clarke, Programme lead\"");
  command->add_option("--compulsory", wish->compulsory,
                      "Codes of sessions that somebody must have been at, as \"session list\" says them; or none");
  command->add_flag("--json", wish->json, "As JSON");
  command->add_option("--output", wish->output.path, "The new PDF, a page each; - writes to standard output");
  add_replace(*command, wish->output.replace);
  command->callback([&console, wish] { console.finish(certificates(console, *wish)); });
}

}  // namespace muster::cli
