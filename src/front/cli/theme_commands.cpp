// themes list, add, change, join, split, undo, export, import and apply: a codebook, and answers given its themes by
// their words.
#include "commands.hpp"
#include "output_file.hpp"
#include "terminal_progress.hpp"

#include <muster/domain/access/account_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/themes/book_service.hpp>
#include <muster/domain/themes/codebook_file.hpp>
#include <muster/domain/themes/reading_service.hpp>
#include <muster/domain/themes/rules_service.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/file.hpp>
#include <muster/kit/base/json.hpp>
#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <CLI/CLI.hpp>

#include <functional>
#include <map>
#include <memory>

namespace muster::cli {
namespace {

struct ThemesWish {
  std::string event;
  std::string file;
  std::string format;  ///< empty: as the file's name ends
  std::string question;
  std::string theme;
  std::string into;
  themes::ThemeText text;
  std::string tone;
  std::int64_t change = 0;
  bool json = false;
  OutputFile output;
};

std::string tone_note(const themes::Theme& theme) {
  return theme.tone == themes::Tone::none ? "" : " (" + std::string(themes::tone_name(theme.tone)) + ")";
}

void print_theme(Console& console, const themes::Theme& theme) {
  console.out << theme.number << "  " << theme.code << "  " << theme.name << tone_note(theme)
              << (theme.words.empty() ? "" : ": " + theme.words) << "\n";
}

Outcome list_themes(Console& console, const ThemesWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(event, events::find_event(*database, wish.event));
  MUSTER_TRY(book, themes::codebook_of(*database, event.programme_id));
  if (wish.json) {
    console.out << json_text(json_array(book.standing(),
                                        [](const themes::Theme* theme) {
                                          return json_object({{"theme", theme->code},
                                                              {"key", theme->number},
                                                              {"name", theme->name},
                                                              {"tone", themes::tone_name(theme->tone)},
                                                              {"words", theme->words}});
                                        }),
                             2)
                << "\n";
    return Success{};
  }
  for (const auto* theme : book.standing()) print_theme(console, *theme);
  return Success{};
}

Outcome list_changes(Console& console, const ThemesWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(event, events::find_event(*database, wish.event));
  constexpr std::int64_t most = 100;
  MUSTER_TRY(all, themes::changes_of(*database, event.programme_id, most));
  std::map<std::string, std::string> names;
  MUSTER_TRY(accounts, access::accounts(*database));
  for (const auto& account : accounts) names.emplace(account.id, account.email);
  const auto name = [&](const std::string& by) {
    const auto found = names.find(by);
    return found == names.end() ? by : found->second;
  };
  for (const auto& each : all)
    console.out << each.number << "  " << iso_instant(each.at) << "  " << each.what
                << (each.by.empty() ? "" : "  by " + name(each.by)) << (each.undone ? " (taken back)" : "") << "\n";
  return Success{};
}

Result<const themes::Theme*> named(const themes::Codebook& book, const std::string& code) {
  const auto* theme = book.theme(code);
  if (theme != nullptr && theme->merged_into == 0) return theme;
  std::vector<std::string> codes;
  for (const auto* each : book.standing()) codes.push_back(each->code);
  const auto hint = did_you_mean(code, codes);
  return not_found("No theme of the codebook has the code " + code + (hint.empty() ? "" : "; " + hint) +
                   ". `muster themes list` shows them.");
}

/// One change of the codebook; prints what it was.
Outcome change(Console& console, const ThemesWish& wish,
               const std::function<Result<themes::BookChange>(const themes::Codebook&)>& wanted) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(event, events::find_event(*database, wish.event));
  auto audit = console.audit();
  audit.scope = event.programme;
  std::string what;
  MUSTER_CHECK(themes::change_book(*database, audit, event.programme_id,
                                   [&](const themes::Codebook& now) -> Result<themes::BookChange> {
                                     MUSTER_TRY(made, wanted(now));
                                     what = made.what;
                                     return made;
                                   }));
  console.out << what << "\n";
  return Success{};
}

Outcome add_theme(Console& console, const ThemesWish& wish) {
  return change(console, wish, [&](const themes::Codebook& book) -> Result<themes::BookChange> {
    auto text = wish.text;
    MUSTER_TRY(tone, themes::parse_tone(wish.tone));
    text.tone = tone;
    return themes::added(book, text);
  });
}

Outcome alter_theme(Console& console, const ThemesWish& wish, bool tone_given, bool words_given) {
  if (wish.text.name.empty() && !tone_given && !words_given)
    return bad_input(
        "Nothing was given that the theme is to change to: say --name, --tone or --words. Nothing is changed.");
  return change(console, wish, [&](const themes::Codebook& book) -> Result<themes::BookChange> {
    MUSTER_TRY(stands, named(book, wish.theme));
    MUSTER_TRY(tone, themes::parse_tone(wish.tone));
    return themes::changed(book, stands->number,
                           {wish.text.name.empty() ? stands->name : wish.text.name, tone_given ? tone : stands->tone,
                            words_given ? wish.text.words : stands->words});
  });
}

Outcome join_themes(Console& console, const ThemesWish& wish) {
  return change(console, wish, [&](const themes::Codebook& book) -> Result<themes::BookChange> {
    MUSTER_TRY(from, named(book, wish.theme));
    MUSTER_TRY(into, named(book, wish.into));
    return themes::merged(book, from->number, into->number);
  });
}

Outcome split_theme(Console& console, const ThemesWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(event, events::find_event(*database, wish.event));
  MUSTER_TRY(book, themes::codebook_of(*database, event.programme_id));
  MUSTER_TRY(from, named(book, wish.theme));
  MUSTER_TRY(moved, themes::answers_to_split(*database, wish.event, book, from->number, wish.text));
  MUSTER_CHECK(change(console, wish, [&](const themes::Codebook& now) -> Result<themes::BookChange> {
    MUSTER_TRY(stands, named(now, wish.theme));
    return themes::split(now, stands->number, wish.text);
  }));
  console.out << themes::moved_in_words(moved) << "\n";
  return Success{};
}

Outcome retire_theme(Console& console, const ThemesWish& wish) {
  return change(console, wish, [&](const themes::Codebook& book) -> Result<themes::BookChange> {
    MUSTER_TRY(stands, named(book, wish.theme));
    return themes::retired(book, stands->number);
  });
}

Outcome bring_back(Console& console, const ThemesWish& wish) {
  return change(console, wish, [&](const themes::Codebook& book) -> Result<themes::BookChange> {
    MUSTER_TRY(stands, named(book, wish.theme));
    return themes::brought_back(book, stands->number);
  });
}

Outcome undo(Console& console, const ThemesWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(event, events::find_event(*database, wish.event));
  auto audit = console.audit();
  audit.scope = event.programme;
  MUSTER_CHECK(themes::undo_change(*database, audit, event.programme_id, wish.change));
  console.out << "Change " << wish.change << " is taken back\n";
  return Success{};
}

/// As it is asked for, or as the file's name ends.
std::string format_of(const ThemesWish& wish) {
  if (!wish.format.empty()) return wish.format;
  const auto path = lower_case(wish.output.path);
  for (const std::string format : {"xlsx", "qdc"}) {
    if (path.ends_with("." + format)) return format;
  }
  return "csv";
}

Outcome export_codebook(Console& console, const ThemesWish& wish) {
  const auto format = format_of(wish);
  // A format that is none is refused with those that there are.
  if (wish.format.empty() || format == "csv" || format == "xlsx" || format == "qdc")
    MUSTER_CHECK(wish.output.ends_as(wish.format.empty() ? std::vector<std::string>{"csv", "xlsx", "qdc"}
                                                         : std::vector<std::string>{format}));
  MUSTER_CHECK(wish.output.check());
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(event, events::find_event(*database, wish.event));
  MUSTER_TRY(book, themes::codebook_of(*database, event.programme_id));
  MUSTER_TRY(bytes, themes::written_codebook(book, event.programme, format));
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
  std::vector<std::string> codes;
  for (const auto& question : questions) {
    codes.push_back(question.code);
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
  if (any) return Success{};
  if (wish.question.empty()) return not_found("No question of this event takes free text.");
  const auto hint = did_you_mean(wish.question, codes);
  return not_found("No question called \"" + wish.question + "\" takes free text" + (hint.empty() ? "." : "; " + hint));
}

}  // namespace

void add_theme_commands(CLI::App& program, Console& console) {
  auto* themes = program.add_subcommand("themes", "Codebooks, and answers given themes by their words");
  themes->require_subcommand(1);
  const auto wish = std::make_shared<ThemesWish>();
  auto* out = themes->add_subcommand("export", "Write the codebook of EVENT's programme");
  out->add_option("EVENT", wish->event, "Short name of an event of the programme")->required();
  out->add_option("--format", wish->format,
                  "csv, xlsx or qdc (REFI-QDA codebook); as the file's name ends unless given");
  add_output(*out, wish->output, "Where to write it");
  out->callback([&console, wish] { console.finish(export_codebook(console, *wish)); });
  auto* in = themes->add_subcommand("import", "Take a codebook in: CSV, XLSX or QDC; nothing in the codebook goes");
  in->add_option("EVENT", wish->event, "Short name of an event of the programme")->required();
  in->add_option("FILE", wish->file, "The codebook")->required();
  in->callback([&console, wish] { console.finish(import_codebook(console, *wish)); });
  const auto simple = [&](const char* name, const char* about, Outcome (*run)(Console&, const ThemesWish&)) {
    auto* command = themes->add_subcommand(name, about);
    command->add_option("EVENT", wish->event, "Short name of an event of the programme")->required();
    command->callback([&console, wish, run] { console.finish(run(console, *wish)); });
    return command;
  };
  simple("list", "The themes of the codebook: key, code, name, words", list_themes)
      ->add_flag("--json", wish->json, "As JSON");
  simple("changes", "What was changed in the codebook, the newest first", list_changes);
  const auto add_text = [&](CLI::App& command) {
    command.add_option("--tone", wish->tone, "praise, worry or suggestion; empty for none");
    command.add_option("--words", wish->text.words, "The words that it is known by: ofsted, \"parent carer\"");
  };
  auto* added = simple("add", "Add a theme", add_theme);
  added->add_option("NAME", wish->text.name, "What it is called")->required();
  added->add_option("--code", wish->text.code, "Its code, for good; made of the name unless given");
  add_text(*added);
  auto* altered = themes->add_subcommand("change", "Change a theme; what is not given stays");
  altered->add_option("EVENT", wish->event, "Short name of an event of the programme")->required();
  altered->add_option("THEME", wish->theme, "Its code")->required();
  altered->add_option("--name", wish->text.name, "A new name");
  add_text(*altered);
  altered->callback([&console, wish, altered] {
    console.finish(alter_theme(console, *wish, altered->count("--tone") > 0, altered->count("--words") > 0));
  });
  auto* joined = simple("join", "Make a theme part of another", join_themes);
  joined->add_option("THEME", wish->theme, "The code of the one that goes")->required();
  joined->add_option("INTO", wish->into, "The code of the one that stays")->required();
  simple("retire", "Offer a theme no longer; answers that bear it keep it", retire_theme)
      ->add_option("THEME", wish->theme, "Its code")
      ->required();
  simple("back", "Offer a theme again that was retired or taken back", bring_back)
      ->add_option("THEME", wish->theme, "Its code")
      ->required();
  auto* parted = simple("split", "Make a new theme of those answers of a theme that hold some words", split_theme);
  parted->add_option("THEME", wish->theme, "Its code")->required();
  parted->add_option("NAME", wish->text.name, "What the new one is called")->required();
  parted->add_option("--words", wish->text.words, "The words that make an answer one of the new theme")->required();
  simple("undo", "Take back the newest change that stands", undo)
      ->add_option("CHANGE", wish->change, "Its number, as `muster themes changes` says it")
      ->required();
  auto* apply = themes->add_subcommand("apply", "Give answers the themes whose words they hold");
  apply->add_option("EVENT", wish->event, "Short name of the event")->required();
  apply->add_option("--question", wish->question, "Code of one question; all that take free text unless given");
  apply->callback([&console, wish] { console.finish(apply_words(console, *wish)); });
}

}  // namespace muster::cli
