// form check, form print.
#include "commands.hpp"
#include "output_file.hpp"

#include <muster/domain/conversions/form_texts.hpp>
#include <muster/domain/feedback/asked_languages.hpp>
#include <muster/domain/feedback/paper_form.hpp>
#include <muster/domain/feedback/paper_sheet.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/mended_line.hpp>
#include <muster/domain/forms/piping.hpp>
#include <muster/domain/forms/question_count.hpp>
#include <muster/domain/forms/translation.hpp>
#include <muster/front/app/shipped.hpp>
#include <muster/kit/base/language.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/tabular/table.hpp>

#include <CLI/CLI.hpp>

#include <memory>

namespace muster::cli {
namespace {

struct PrintedForm {
  std::string format = "text";
  bool large = false;
  std::string language;
  OutputFile output{.readers = Readers::others};
};

struct WantedTexts {
  std::string language;
  std::string filled_in;
  OutputFile output{.readers = Readers::others};
};

/// Each error with the line as it would read once it is mended, where that is known.
void tell_errors(Console& console, const Error& error, std::string_view text) {
  auto told = error;
  told.diagnostics.clear();
  console.fail(told);
  for (const auto& one : forms::errors_with_mended_lines(error, text)) console.err << one;
}

void tell_missing_texts(Console& console, const forms::Form& form) {
  for (const auto& one : form.translations) {
    const auto missing = forms::missing_texts(form, one.language);
    console.out << "  " << language_name(one.language) << " (" << one.language << "): ";
    if (missing.empty())
      console.out << "all texts are there.\n";
    else
      console.out << counted(static_cast<std::int64_t>(missing.size()), "text is missing", "texts are missing")
                  << ", so nobody is asked in it: " << joined(missing, ", ") << ".\n";
  }
}

/// The list of texts for whoever translates, or the form with a list that was filled in.
void texts(Console& console, const std::string& name, const WantedTexts& wanted) {
  const auto text = app::form_text(name);
  if (!text.ok()) return console.fail(text.error());
  if (!wanted.filled_in.empty()) {
    const auto bytes = read_file(wanted.filled_in);
    if (!bytes.ok()) return console.fail(bytes.error());
    const auto list = tabular::read_table(*bytes, wanted.filled_in);
    if (!list.ok()) return console.fail(list.error());
    const auto merged = conversions::with_form_texts(text->body, text->source, *list);
    if (!merged.ok()) return console.fail(merged.error());
    console.out << *merged;
    return;
  }
  const auto form = forms::parse_form(text->body, text->source);
  if (!form.ok()) return console.fail(form.error(), text->body);
  if (!wanted.language.empty() && !is_language_tag(wanted.language))
    return console.fail(bad_input("\"" + wanted.language + "\" is no language tag. Write one such as cy, pl or ur."));
  const auto list = conversions::form_texts(*form, wanted.language);
  if (wanted.output.path.empty()) {
    console.out << tabular::to_csv(list.heading, list.rows);
    return;
  }
  if (const auto can = wanted.output.check(); !can.ok()) return console.fail(can.error());
  const auto file = wanted.output.path.ends_with(".xlsx")
                        ? tabular::to_xlsx("Texts", list.heading, list.rows)
                        : Result<std::string>(tabular::to_csv(list.heading, list.rows));
  if (!file.ok()) return console.fail(file.error());
  if (const auto written = wanted.output.write(*file); !written.ok()) return console.fail(written.error());
  if (!wanted.output.is_standard_output()) console.out << "Wrote " << wanted.output.path << ".\n";
}

void check(Console& console, const std::vector<std::string>& names) {
  for (const auto& name : names) {
    const auto text = app::form_text(name);
    if (!text.ok()) {
      console.fail(text.error());
      continue;
    }
    const auto form = forms::check_form(text->body, text->source);
    if (!form.ok()) {
      tell_errors(console, form.error(), text->body);
      continue;
    }
    console.out << text->source << ": " << forms::questions_in_words(*form) << " on "
                << counted(static_cast<std::int64_t>(form->pages.size()), "page", "pages")
                << (form->anonymous ? ", anonymous" : "") << ", no errors.\n";
    tell_missing_texts(console, *form);
  }
}

void print(Console& console, const std::string& name) {
  const auto text = app::form_text(name);
  if (!text.ok()) return console.fail(text.error());
  const auto printed = forms::print_form_text(text->body, text->source);
  if (!printed.ok()) return console.fail(printed.error(), text->body);
  console.out << *printed;
}

/// The form as a PDF to be filled in by hand. Nothing leads to a phone: no round is known here.
void print_pdf(Console& console, const std::string& name, const OutputFile& output, bool large,
               const std::string& language) {
  if (const auto can = output.check(); !can.ok()) return console.fail(can.error());
  const auto text = app::form_text(name);
  if (!text.ok()) return console.fail(text.error());
  const auto form = forms::parse_form(text->body, text->source);
  if (!form.ok()) return console.fail(form.error(), text->body);
  feedback::PaperDetails details{.large = large};
  auto shown = *form;
  if (!language.empty() && language != form->language) {
    const auto missing = forms::missing_texts(*form, language);
    if (!missing.empty())
      return console.fail(
          bad_input("The form has not all its texts in \"" + language + "\": " + joined(missing, ", ") + "."));
    details.words = &feedback::words_in(language);
    details.mark = feedback::paper_mark(*form);
    shown = feedback::in_language(*form, language, *details.words);
  }
  const auto pdf = feedback::paper_pdf(forms::as_read(shown, "the event"), details);
  if (!pdf.ok()) return console.fail(pdf.error());
  if (const auto written = output.write(*pdf); !written.ok()) return console.fail(written.error());
  if (!output.is_standard_output()) console.out << "Wrote " << output.path << ".\n";
}

}  // namespace

void add_form_commands(CLI::App& program, Console& console) {
  auto* form = program.add_subcommand("form", "Evaluation forms");
  form->require_subcommand(1);
  auto* checking = form->add_subcommand("check", "Check forms and show every error with its place");
  auto files = std::make_shared<std::vector<std::string>>();
  checking->add_option("FILE", *files, "Files, or names of shipped forms")->required();
  checking->callback([&console, files] { check(console, *files); });
  auto* printing =
      form->add_subcommand("print", "Print a form in its canonical layout, or as a PDF to fill in by hand");
  auto* file = printing->add_option("FILE", "A file, or the name of a shipped form")->required();
  auto wanted = std::make_shared<PrintedForm>();
  printing->add_option("--format", wanted->format, "text (the default) or pdf: A4, to be filled in by hand")
      ->check(CLI::IsMember({"text", "pdf"}));
  auto* large = printing->add_flag("--large", wanted->large, "PDF in large print, 18 points");
  printing->add_option("--language", wanted->language, "PDF in another language of the form: cy, ur, ...");
  auto* to = printing->add_option("--output", wanted->output.path, "The PDF to write; - is standard output");
  add_replace(*printing, wanted->output.replace);
  printing->callback([&console, file, wanted, large, to] {
    if (wanted->format == "pdf") {
      if (to->count() == 0) throw CLI::RequiredError("--output");
      return print_pdf(console, file->as<std::string>(), wanted->output, wanted->large, wanted->language);
    }
    if (large->count() > 0 || to->count() > 0) throw CLI::ValidationError("--large and --output go with --format pdf");
    print(console, file->as<std::string>());
  });
  auto* listing = form->add_subcommand("texts", "List a form's texts for whoever translates it, or take them back");
  auto* listed = listing->add_option("FILE", "A file, or the name of a shipped form")->required();
  auto texts_wanted = std::make_shared<WantedTexts>();
  listing->add_option("--language", texts_wanted->language, "A language to add a column for: cy, ur, ...");
  listing->add_option("--output", texts_wanted->output.path, "The list to write, .csv or .xlsx");
  add_replace(*listing, texts_wanted->output.replace);
  listing->add_option("--read", texts_wanted->filled_in, "The list, filled in: prints the form with its texts");
  listing->callback([&console, listed, texts_wanted] { texts(console, listed->as<std::string>(), *texts_wanted); });
  add_form_conversion_commands(*form, console);
}

}  // namespace muster::cli
