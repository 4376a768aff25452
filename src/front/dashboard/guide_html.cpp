// CommonMark by cmark; tables, which it does not know, are made here of the same cells.
#include <muster/front/dashboard/help_pages.hpp>

#include <cmark.h>

#include <cstdlib>
#include <memory>

namespace muster::dashboard {
namespace {

std::string html_of(std::string_view markdown) {
  const std::unique_ptr<char, decltype(&std::free)> html(
      cmark_markdown_to_html(markdown.data(), markdown.size(), CMARK_OPT_DEFAULT), std::free);
  return html.get();
}

/// One cell's text, without the paragraph that stands around it.
std::string cell_html(std::string_view cell) {
  auto html = html_of(cell);
  constexpr std::string_view begin = "<p>";
  constexpr std::string_view end = "</p>\n";
  if (html.starts_with(begin) && html.ends_with(end))
    html = html.substr(begin.size(), html.size() - begin.size() - end.size());
  return html;
}

/// "| a | b |" -> a, b; a bar within `code` parts nothing.
std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  std::string cell;
  bool code = false;
  for (const char letter : line.substr(1)) {
    code = letter == '`' ? !code : code;
    if (letter == '|' && !code && !cell.ends_with('\\')) {
      cells.push_back(std::move(cell));
      cell.clear();
    } else {
      cell += letter;
    }
  }
  return cells;
}

std::string row_html(std::string_view line, const std::string& element) {
  std::string html = "<tr>";
  for (const auto& cell : cells_of(line))
    html += "<" + element + ">" + cell_html(cell) + "</" + element.substr(0, 2) + ">";
  return html + "</tr>\n";
}

std::string table_html(const std::vector<std::string>& lines) {
  std::string html =
      "<table class=\"table\">\n<thead>" + row_html(lines.front(), "th scope=\"col\"") + "</thead>\n<tbody>\n";
  for (std::size_t at = 2; at < lines.size(); ++at) html += row_html(lines[at], "td");
  return html + "</tbody>\n</table>\n";
}

void to_pages(std::string& html) {
  constexpr std::string_view file = ".md\"";
  constexpr std::string_view link = "href=\"";
  for (auto at = html.find(file); at != std::string::npos; at = html.find(file, at)) {
    const auto begin = html.rfind(link, at);
    if (begin == std::string::npos) return;
    html.erase(at, file.size() - 1);
    html.insert(begin + link.size(), "/help/");
  }
}

}  // namespace

std::string guide_html(std::string_view markdown) {
  std::string html;
  std::string text;
  std::vector<std::string> table;
  bool fenced = false;
  const auto end_text = [&] {
    if (!text.empty()) html += html_of(text);
    text.clear();
  };
  const auto end_table = [&] {
    if (table.size() > 2) html += table_html(table);
    table.clear();
  };
  while (!markdown.empty()) {
    const auto end = std::min(markdown.find('\n'), markdown.size());
    const auto line = markdown.substr(0, end);
    markdown.remove_prefix(std::min(end + 1, markdown.size()));
    if (line.starts_with("```")) fenced = !fenced;
    if (!fenced && line.starts_with('|')) {
      end_text();
      table.emplace_back(line);
      continue;
    }
    end_table();
    text += std::string(line) + "\n";
  }
  end_text();
  end_table();
  to_pages(html);
  // A long line slides sideways, by keys too.
  constexpr std::string_view code = "<pre>";
  for (auto at = html.find(code); at != std::string::npos; at = html.find(code, at + 1))
    html.replace(at, code.size(), "<pre tabindex=\"0\">");
  return html;
}

std::string section_of(std::string_view markdown, std::string_view heading) {
  const auto line = "\n## " + std::string(heading) + "\n";
  const auto begin = markdown.find(line);
  if (begin == std::string_view::npos) return {};
  const auto end = markdown.find("\n## ", begin + line.size());
  return std::string(markdown.substr(begin + 1, end == std::string_view::npos ? end : end - begin));
}

}  // namespace muster::dashboard
