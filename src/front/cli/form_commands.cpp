// form check, form print.
#include "commands.hpp"
#include "output_file.hpp"

#include <muster/domain/feedback/paper_sheet.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/mended_line.hpp>
#include <muster/domain/forms/piping.hpp>
#include <muster/front/app/shipped.hpp>
#include <muster/kit/base/number.hpp>

#include <CLI/CLI.hpp>

#include <memory>

namespace muster::cli {
namespace {

struct PrintedForm {
  std::string format = "text";
  bool large = false;
  OutputFile output{.readers = Readers::others};
};

/// Each error with the line as it would read once it is mended, where that is known.
void tell_errors(Console& console, const Error& error, std::string_view text) {
  auto told = error;
  told.diagnostics.clear();
  console.fail(told);
  for (const auto& one : forms::errors_with_mended_lines(error, text)) console.err << one;
}

void check(Console& console, const std::vector<std::string>& names) {
  for (const auto& name : names) {
    const auto text = app::form_text(name);
    if (!text.ok()) {
      console.fail(text.error());
      continue;
    }
    const auto form = forms::parse_form(text->body, text->source);
    if (!form.ok()) {
      tell_errors(console, form.error(), text->body);
      continue;
    }
    console.out << text->source << ": "
                << counted(static_cast<std::int64_t>(form->questions().size()), "question", "questions") << " on "
                << counted(static_cast<std::int64_t>(form->pages.size()), "page", "pages")
                << (form->anonymous ? ", anonymous" : "") << ", no errors.\n";
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
void print_pdf(Console& console, const std::string& name, const OutputFile& output, bool large) {
  if (const auto can = output.check(); !can.ok()) return console.fail(can.error());
  const auto text = app::form_text(name);
  if (!text.ok()) return console.fail(text.error());
  const auto form = forms::parse_form(text->body, text->source);
  if (!form.ok()) return console.fail(form.error(), text->body);
  const auto pdf = feedback::paper_pdf(forms::as_read(*form, "the event"), {.large = large});
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
  auto* to = printing->add_option("--output", wanted->output.path, "The PDF to write; - is standard output");
  add_replace(*printing, wanted->output.replace);
  printing->callback([&console, file, wanted, large, to] {
    if (wanted->format == "pdf") {
      if (to->count() == 0) throw CLI::RequiredError("--output");
      return print_pdf(console, file->as<std::string>(), wanted->output, wanted->large);
    }
    if (large->count() > 0 || to->count() > 0) throw CLI::ValidationError("--large and --output go with --format pdf");
    print(console, file->as<std::string>());
  });
  add_form_conversion_commands(*form, console);
}

}  // namespace muster::cli
