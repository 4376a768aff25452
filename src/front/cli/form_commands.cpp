// form check, form print.
#include "commands.hpp"

#include <muster/domain/forms/language.hpp>
#include <muster/front/app/shipped.hpp>
#include <muster/kit/base/number.hpp>

#include <CLI/CLI.hpp>

#include <memory>

namespace muster::cli {
namespace {

void check(Console& console, const std::vector<std::string>& names) {
  for (const auto& name : names) {
    const auto text = app::form_text(name);
    if (!text.ok()) {
      console.fail(text.error());
      continue;
    }
    const auto form = forms::parse_form(text->body, text->source);
    if (!form.ok()) {
      console.fail(form.error(), text->body);
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

}  // namespace

void add_form_commands(CLI::App& program, Console& console) {
  auto* form = program.add_subcommand("form", "Evaluation forms");
  form->require_subcommand(1);
  auto* checking = form->add_subcommand("check", "Check forms and show every error with its place");
  auto files = std::make_shared<std::vector<std::string>>();
  checking->add_option("FILE", *files, "Files, or names of shipped forms")->required();
  checking->callback([&console, files] { check(console, *files); });
  auto* printing = form->add_subcommand("print", "Print a form in its canonical layout");
  auto* file = printing->add_option("FILE", "A file, or the name of a shipped form")->required();
  printing->callback([&console, file] { print(console, file->as<std::string>()); });
  add_form_conversion_commands(*form, console);
}

}  // namespace muster::cli
