// programme export, programme import.
#include "commands.hpp"
#include "output_file.hpp"
#include "terminal_progress.hpp"

#include <muster/domain/access/account_service.hpp>
#include <muster/domain/passage/passage_service.hpp>
#include <muster/kit/base/number.hpp>

#include <CLI/CLI.hpp>

#include <memory>

namespace muster::cli {
namespace {

struct PassageWish {
  std::string programme;
  std::string file;
  std::string owner;
  OutputFile output;
};

Outcome write_out(Console& console, const PassageWish& wish) {
  MUSTER_CHECK(wish.output.check());
  console.out << passage::notice << "\n";
  MUSTER_TRY(database, console.database());
  TerminalProgress progress(console.progress_err);
  passage::Written written;
  MUSTER_CHECK(wish.output.write_in_pieces([&](const OutputFile::Take& take) -> Outcome {
    MUSTER_TRY(all, passage::write_programme(*database, console.audit(), wish.programme, take, progress));
    written = std::move(all);
    return Success{};
  }));
  progress.clear();
  console.out << counted(written.rows, "row is", "rows are") << " in " << wish.output.path << ".\n";
  for (const auto& left : written.left_out) console.out << "Left out: " << left << "\n";
  return Success{};
}

Outcome read_in(Console& console, const PassageWish& wish) {
  MUSTER_TRY(database, console.database(store::Database::Mode::create));
  TerminalProgress progress(console.progress_err);
  MUSTER_TRY(read, passage::read_programme(*database, console.audit(), wish.file, progress));
  progress.clear();
  console.out << read.programme << " is in " << console.shown() << ": " << counted(read.rows, "row", "rows");
  if (read.known > 0) console.out << ", of which " << grouped(read.known) << " were there already";
  console.out << ".\n";
  for (const auto& left : read.left_out) console.out << "Left out: " << left << "\n";
  if (!wish.owner.empty()) {
    MUSTER_TRY(owner, access::give_role(*database, console.audit(), wish.owner, access::Role::owner, read.programme));
    MUSTER_TRY(link, link_address(*database, console.audit(), owner.email));
    console.out << "Start muster serve, then sign in as " << owner.email << " within 10 minutes, once:\n  " << link
                << "\n";
  } else {
    console.out << "Nobody may sign in to it by this. Next: muster account add EMAIL --role owner --programme \""
                << read.programme << "\"\n";
  }
  return console.database().ok() ? Outcome(Success{}) : console.database().error();
}

}  // namespace

void add_programme_commands(CLI::App& program, Console& console) {
  auto* family = program.add_subcommand("programme", "Write a programme out whole, and read it into another database");
  family->require_subcommand(1);
  const auto wish = std::make_shared<PassageWish>();
  auto* out = family->add_subcommand("export", "Write everything of a programme to a file of JSON lines");
  out->add_option("PROGRAMME", wish->programme, "Its name")->required();
  out->add_option("--to", wish->output.path, "The new file")->required();
  add_replace(*out, wish->output.replace);
  out->callback([&console, wish] { console.finish(write_out(console, *wish)); });
  auto* in = family->add_subcommand("import", "Read such a file into this database, SQLite or PostgreSQL");
  in->add_option("FILE", wish->file, "A file made by muster programme export")->required();
  in->add_option("--owner", wish->owner, "E-mail address of somebody who shall own it here");
  in->callback([&console, wish] { console.finish(read_in(console, *wish)); });
}

}  // namespace muster::cli
