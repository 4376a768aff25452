// themes export, import and apply: a codebook as a file, and answers given the themes whose words they hold.
#include "commands.hpp"
#include "output_file.hpp"
#include "terminal_progress.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/themes/codebook_file.hpp>
#include <muster/domain/themes/book_service.hpp>
#include <muster/domain/themes/rules_service.hpp>
#include <muster/kit/base/file.hpp>
#include <muster/kit/base/number.hpp>

#include <CLI/CLI.hpp>

#include <memory>

namespace muster::cli {
namespace {

struct ThemesWish {
  std::string event;
  std::string file;
  std::string format = "csv";
  std::string question;
  OutputFile output;
};

Outcome export_codebook(Console& console, const ThemesWish& wish) {
  MUSTER_CHECK(wish.output.check());
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(event, events::find_event(*database, wish.event));
  MUSTER_TRY(book, themes::codebook_of(*database, event.programme_id));
  MUSTER_TRY(bytes, themes::written_codebook(book, event.programme, wish.format));
  return wish.output.write(bytes);
}

Outcome import_codebook(Console& console, const ThemesWish& wish) {
  MUSTER_TRY(bytes, read_file(wish.file));
  MUSTER_TRY(file, themes::read_codebook(bytes, wish.file));
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(event, events::find_event(*database, wish.event));
  auto audit = console.audit();
  audit.scope = event.programme;
  std::string what;
  MUSTER_TRY(book, themes::change_book(*database, audit, event.programme_id,
                                       [&](const themes::Codebook& now) -> Result<themes::BookChange> {
                                         MUSTER_TRY(change, themes::imported(now, file, wish.file));
                                         what = change.what;
                                         return change;
                                       }));
  for (const auto& note : file.notes) console.out << note << "\n";
  console.out << what << ". The codebook of " << event.programme << " has "
              << counted(static_cast<std::int64_t>(book.standing().size()), "theme", "themes") << " now.\n";
  return Success{};
}

Outcome apply_words(Console& console, const ThemesWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(questions, themes::questions_to_read(*database, wish.event));
  bool any = false;
  for (const auto& question : questions) {
    if (!wish.question.empty() && question.code != wish.question) continue;
    any = true;
    MUSTER_TRY(texts, themes::asked_texts(*database, wish.event, question.code));
    auto audit = console.audit();
    audit.scope = texts->event.programme;
    TerminalProgress progress(console.progress_err);
    MUSTER_TRY(done, themes::apply_rules(*database, audit, *texts, progress));
    progress.clear();
    console.out << question.code << ": " << grouped(done.themed) << " of " << counted(done.texts, "answer", "answers")
                << (done.themed == 1 ? " holds" : " hold") << " the words of a theme\n";
  }
  if (!any) return not_found("No question of that name takes free text.");
  return Success{};
}

}  // namespace

void add_theme_commands(CLI::App& program, Console& console) {
  auto* themes = program.add_subcommand("themes", "Codebooks, and answers given themes by their words");
  themes->require_subcommand(1);
  const auto wish = std::make_shared<ThemesWish>();
  auto* out = themes->add_subcommand("export", "Write the codebook of EVENT's programme");
  out->add_option("EVENT", wish->event, "Short name of an event of the programme")->required();
  out->add_option("--format", wish->format, "csv, xlsx or qdc (REFI-QDA codebook); csv unless given");
  add_output(*out, wish->output, "Where to write it");
  out->callback([&console, wish] { console.finish(export_codebook(console, *wish)); });
  auto* in = themes->add_subcommand("import", "Take a codebook in: CSV, XLSX or QDC; nothing in the codebook goes");
  in->add_option("EVENT", wish->event, "Short name of an event of the programme")->required();
  in->add_option("FILE", wish->file, "The codebook")->required();
  in->callback([&console, wish] { console.finish(import_codebook(console, *wish)); });
  auto* apply = themes->add_subcommand("apply", "Give answers the themes whose words they hold");
  apply->add_option("EVENT", wish->event, "Short name of the event")->required();
  apply->add_option("--question", wish->question, "Code of one question; all that take free text unless given");
  apply->callback([&console, wish] { console.finish(apply_words(console, *wish)); });
}

}  // namespace muster::cli
