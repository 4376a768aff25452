// summary, words.
#include "commands.hpp"
#include "output_file.hpp"
#include "summary_text.hpp"

#include <muster/domain/feedback/asked_round_service.hpp>
#include <muster/domain/figures/answerers_service.hpp>
#include <muster/domain/figures/summary_service.hpp>
#include <muster/kit/base/file.hpp>
#include <muster/kit/base/json.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/draw/picture.hpp>
#include <muster/kit/draw/undrawn.hpp>
#include <muster/kit/text/words.hpp>

#include <CLI/CLI.hpp>

#include <memory>
#include <sstream>

namespace muster::cli {
namespace {

struct SummaryOptions {
  std::string event;
  std::string round;
  std::string where;
  bool json = false;
};

void summary(Console& console, const SummaryOptions& wanted) {
  auto database = console.database();
  if (!database.ok()) return console.fail(database.error());
  figures::Summaries summaries(**database);
  // What the command prints is passed on: on an anonymous round, groups are whole blocks.
  const auto about = feedback::slug_of_round(**database, wanted.event, wanted.round);
  if (!about.ok()) return console.fail(about.error());
  const auto found = summaries.of(*about, console.now(), {wanted.where});
  if (!found.ok()) return console.fail(found.error(), wanted.where);
  console.out << (wanted.json ? figures::to_json(**found) + "\n" : summary_text(**found));
  if (wanted.json || !wanted.where.empty() || (*found)->responses == 0 || (*found)->people == 0) return;
  const auto answerers = figures::event_answerers(**database, *about, console.now());
  if (!answerers.ok()) return console.fail(answerers.error());
  console.out << "\nWho answered, beside who registered\n" << figures::answerers_text(*answerers);
}

struct WordsOptions {
  std::string file;
  std::size_t top = 0;
  bool json = false;
  OutputFile svg{.readers = Readers::others};
};

Result<std::vector<std::string>> lines_of(const std::string& file) {
  MUSTER_TRY(bytes, read_file(file));
  if (!is_valid_text(bytes)) {
    return bad_input(file + " is not text in UTF-8. Save it as UTF-8, one answer a line.");
  }
  std::vector<std::string> lines;
  std::istringstream stream(bytes);
  for (std::string line; std::getline(stream, line);) {
    if (auto answer = trimmed(line); !answer.empty()) lines.push_back(std::move(answer));
  }
  return lines;
}

void print_json(Console& console, const std::vector<text::WordCount>& words, std::size_t answers) {
  const auto word_json = [](const text::WordCount& word) {
    return json_object({{"word", word.word}, {"people", word.people}, {"times", word.times}});
  };
  console.out << json_text(json_object({{"answers", answers}, {"words", json_array(words, word_json)}}), 1) << "\n";
}

Outcome words(Console& console, const WordsOptions& wanted) {
  MUSTER_CHECK(wanted.svg.ends_as({"svg"}));
  MUSTER_CHECK(wanted.svg.check());
  MUSTER_TRY(lines, lines_of(wanted.file));
  // As of a question for words: who writes "n/a" gave none.
  std::erase_if(lines, [](const std::string& line) { return text::says_nothing(line); });
  auto counted = text::count_words(lines);
  if (wanted.top > 0 && counted.size() > wanted.top) counted.resize(wanted.top);
  if (!wanted.svg.path.empty()) {
    std::vector<draw::CloudWord> cloud;
    for (const auto& word : counted) cloud.push_back({word.word, word.people});
    const auto picture = draw::cloud(cloud, draw::CloudTone::plain, 816, 420);
    MUSTER_CHECK(wanted.svg.write(picture.svg));
    if (const auto undrawn = draw::undrawn_in_words(cloud); !undrawn.empty()) console.err << undrawn << "\n";
  }
  if (wanted.json) {
    print_json(console, counted, lines.size());
  } else {
    console.out << "people  times  word   (of " << lines.size() << " answers)\n";
    for (const auto& word : counted) {
      console.out << right_aligned(word.people, 6) << right_aligned(word.times, 7) << "  " << word.word << "\n";
    }
  }
  return Success{};
}

}  // namespace

void add_summary_commands(CLI::App& program, Console& console) {
  auto* command = program.add_subcommand("summary", "Figures of an event, each with its base");
  auto asked = std::make_shared<SummaryOptions>();
  command->add_option("EVENT", asked->event, "Short name of the event")->required();
  command->add_option("--round", asked->round, round_help);
  command->add_option("--where", asked->where, "Only people whose answers meet this, for example 'helpful = helpful'");
  command->add_flag("--json", asked->json, "As JSON");
  command->callback([&console, asked] { summary(console, *asked); });

  auto* counting = program.add_subcommand("words", "Count the words of a file, one answer a line");
  auto wanted = std::make_shared<WordsOptions>();
  counting->add_option("FILE", wanted->file, "Text in UTF-8; - reads standard input")->required();
  counting->add_option("--top", wanted->top, "Only the N words that most people used");
  counting->add_flag("--json", wanted->json, "As JSON");
  counting->add_option("--svg", wanted->svg.path, "Also draw a word cloud to this file");
  add_replace(*counting, wanted->svg.replace);
  counting->callback([&console, wanted] { console.finish(words(console, *wanted)); });
}

}  // namespace muster::cli
