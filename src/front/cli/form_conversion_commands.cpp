// form convert, form from: forms of other programs in and out, and the form behind a file of answers.
#include "commands.hpp"
#include "output_file.hpp"

#include <muster/domain/conversions/conversions.hpp>
#include <muster/domain/feedback/form_from_export.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/front/app/shipped.hpp>
#include <muster/kit/base/file.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include <CLI/CLI.hpp>

#include <filesystem>

namespace muster::cli {
namespace {

constexpr std::size_t largest_form_file = std::size_t{8} << 20U;

struct FormToConvert {
  std::string file;
  std::string format;
  OutputFile output;
};

std::string format_names() {
  std::vector<std::string> names;
  for (const auto& format : conversions::formats()) names.emplace_back(format.name);
  return listed(names, " or ");
}

void tell_differences(Console& console, const std::string& file,
                      const std::vector<conversions::Difference>& differences) {
  if (differences.empty()) return;
  const auto count = static_cast<std::int64_t>(differences.size());
  console.err << file << ": " << counted(count, "thing", "things") << " could not be carried over as "
              << (count == 1 ? "it stands" : "they stand") << ":\n";
  for (const auto& difference : differences) console.err << "  " << conversions::one_line(difference) << "\n";
}

/// What was read, before it is written again.
Result<conversions::ReadForm> form_to_convert(Console& console, const std::string& name) {
  const bool is_own = name.ends_with(".form") || !std::filesystem::exists(name);
  if (!is_own) {
    MUSTER_TRY(bytes, read_file(name, largest_form_file));
    if (!bytes.starts_with("form "))
      return conversions::read_form(bytes, std::filesystem::path(name).filename().string());
  }
  MUSTER_TRY(text, app::form_text(name));
  auto form = forms::parse_form(text.body, text.source);
  if (!form.ok()) {
    console.fail(form.error(), text.body);
    return form.error();
  }
  return conversions::ReadForm{std::move(form).value(), std::move(text.body), {}};
}

void convert(Console& console, const FormToConvert& wanted) {
  const auto* format = conversions::format_named(wanted.format);
  if (format == nullptr) {
    return console.fail({ErrorKind::wrong_usage,
                         "\"" + wanted.format + "\" is no format of forms; choose " + format_names() + ".",
                         {},
                         {}});
  }
  if (!format->is_text && wanted.output.path.empty())
    return console.fail({ErrorKind::wrong_usage, "Name the new file with --output.", {}, {}});
  if (const auto free = wanted.output.check(); !free.ok()) return console.fail(free.error());
  const auto read = form_to_convert(console, wanted.file);
  if (!read.ok()) {
    if (console.status == done) console.fail(read.error());
    return;
  }
  const auto written = format->write(read->form);
  if (!written.ok()) return console.fail(written.error());
  if (wanted.output.path.empty())
    console.out << without_returns(written->bytes);
  else if (const auto saved = wanted.output.write(written->bytes); !saved.ok())
    return console.fail(saved.error());
  tell_differences(console, wanted.file, read->differences);
  tell_differences(console, wanted.output.path.empty() ? std::string(format->title) : wanted.output.path,
                   written->differences);
}

void print_form_behind(Console& console, const FormToConvert& wanted) {
  if (const auto free = wanted.output.check(); !free.ok()) return console.fail(free.error());
  const auto bytes = read_file(wanted.file);
  if (!bytes.ok()) return console.fail(bytes.error());
  const auto name = std::filesystem::path(wanted.file).filename().string();
  const auto read = feedback::form_from_export(*bytes, name);
  if (!read.ok()) return console.fail(read.error());
  if (wanted.output.path.empty())
    console.out << read->text;
  else if (const auto saved = wanted.output.write(read->text); !saved.ok())
    return console.fail(saved.error());
  if (read->differences.empty()) return;
  console.err << name << ": what the answers show, and what they do not:\n";
  for (const auto& difference : read->differences) console.err << "  " << conversions::one_line(difference) << "\n";
}

}  // namespace

void add_form_conversion_commands(CLI::App& form, Console& console) {
  auto* converting = form.add_subcommand("convert", "Read or write a form of another program");
  auto wanted = std::make_shared<FormToConvert>();
  converting
      ->add_option("FILE", wanted->file,
                   "An XLSForm (.xlsx, .csv), a SurveyJS survey (.json), a LimeSurvey structure (.txt, .lss), a "
                   "Qualtrics survey (.qsf), a form of "
                   "Muster's or the name of a shipped one")
      ->required();
  converting->add_option("--to", wanted->format, "The format to write: " + format_names())->required();
  converting->add_option("--output", wanted->output.path, "The new file; without it the form is printed");
  add_replace(*converting, wanted->output.replace);
  converting->callback([&console, wanted] { convert(console, *wanted); });
  auto* from = form.add_subcommand("from", "Write the form behind a file of answers (Microsoft Forms, Google Forms)");
  auto source = std::make_shared<FormToConvert>();
  from->add_option("EXPORT", source->file, "The file of answers, CSV or XLSX")->required();
  from->add_option("--output", source->output.path, "The new file; without it the form is printed");
  add_replace(*from, source->output.replace);
  from->callback([&console, source] { print_form_behind(console, *source); });
}

}  // namespace muster::cli
