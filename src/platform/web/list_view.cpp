// Writes a list as markup: filters, heads that sort, rows, pages, and the dock of a selection.
#include <muster/platform/web/listing.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/platform/web/view.hpp>

#include <algorithm>
#include <set>

namespace muster::web {
namespace {

/// Fewer rows are looked through by eye.
constexpr std::int64_t worth_searching = 10;

/// Nobody looks through more; the search finds what is not among them.
constexpr std::size_t most_choices = 200;

std::string tone_class(Tone tone, const std::string& base) {
  switch (tone) {
    case Tone::good:
      return " " + base + "good";
    case Tone::doubtful:
      return " " + base + "doubtful";
    case Tone::wrong:
      return " " + base + "wrong";
    case Tone::plain:
      break;
  }
  return "";
}

class Writer {
 public:
  Writer(const Request& request, const ListFrame& frame, const std::vector<ListColumn>& columns, const ListQuery& query,
         const ListFigures& figures, const std::vector<WrittenRow>& rows)
      : request_(request), frame_(frame), columns_(columns), query_(query), figures_(figures), rows_(rows) {}

  std::string html() {
    view_.set("TOKEN", request_.token).set("LIST_PATH", frame_.path);
    const bool narrowed = !query_.search.empty() || !query_.filters.empty();
    if (narrowed || figures_.all > 0 || frame_.search_first) add_tools(narrowed);
    if (frame_.search_first && query_.search.empty()) return render("platform/web/pages/list.html", view_);
    if (figures_.found == 0) {
      add_nothing(narrowed);
    } else {
      add_table();
    }
    return render("platform/web/pages/list.html", view_);
  }

 private:
  [[nodiscard]] std::string address_with(const std::function<void(ListQuery&)>& change) const {
    auto query = query_;
    query.page = 1;
    change(query);
    return list_address(frame_, query);
  }

  [[nodiscard]] std::int64_t rows_of(const ListFilter& filter, const std::string& value) const {
    const auto values = figures_.choices.find(filter.name);
    if (values == figures_.choices.end()) return 0;
    const auto found = values->second.find(value);
    return found == values->second.end() ? 0 : found->second;
  }

  /// What is declared, or else what there is, most rows first.
  [[nodiscard]] std::vector<ListFilter::Choice> choices_of(const ListFilter& filter) const {
    if (!filter.choices.empty()) return filter.choices;
    std::vector<ListFilter::Choice> choices;
    const auto values = figures_.choices.find(filter.name);
    if (values == figures_.choices.end()) return choices;
    std::vector<std::pair<std::int64_t, std::string>> by_rows;
    for (const auto& [value, count] : values->second)
      if (!value.empty()) by_rows.emplace_back(-count, value);
    const auto shown = std::min(by_rows.size(), most_choices);
    std::partial_sort(by_rows.begin(), by_rows.begin() + static_cast<std::ptrdiff_t>(shown), by_rows.end());
    by_rows.resize(shown);
    for (const auto& [rows, value] : by_rows)
      choices.push_back({value, filter.words_of ? filter.words_of(value) : value, {}, Tone::plain});
    const auto chosen = query_.filters.find(filter.name);
    const bool gone =
        chosen != query_.filters.end() &&
        std::none_of(choices.begin(), choices.end(), [&](const auto& each) { return each.value == chosen->second; });
    if (gone)
      choices.push_back(
          {chosen->second, filter.words_of ? filter.words_of(chosen->second) : chosen->second, {}, Tone::plain});
    return choices;
  }

  /// Choices that there are and that are not offered.
  [[nodiscard]] std::int64_t left_out(const ListFilter& filter) const {
    const auto values = figures_.choices.find(filter.name);
    if (!filter.choices.empty() || values == figures_.choices.end()) return 0;
    const auto all = values->second.size() - values->second.count("");
    return all > most_choices ? static_cast<std::int64_t>(all - most_choices) : 0;
  }

  static std::string left_words(std::int64_t left) {
    return "and " + counted(left, "other", "others") + " with no more rows than these";
  }

  [[nodiscard]] bool is_chosen(const ListFilter& filter, const std::string& value) const {
    const auto chosen = query_.filters.find(filter.name);
    return chosen != query_.filters.end() && chosen->second == value;
  }

  void add_tools(bool narrowed) {
    View tools;
    bool any = false;
    for (const auto& filter : frame_.filters) {
      if (filter.as != ListFilter::Style::chips) continue;
      const auto choices = choices_of(filter);
      if ((choices.size() < 2 && !narrowed) || choices.empty()) continue;
      add_chips(tools.add("CHIPS"), filter, choices);
      any = true;
    }
    const bool selects = std::any_of(frame_.filters.begin(), frame_.filters.end(),
                                     [](const ListFilter& filter) { return filter.as == ListFilter::Style::select; });
    if (narrowed || figures_.all > worth_searching || frame_.search_first) {
      if (!frame_.search.empty() || selects) add_find(tools.add("FIND"), selects);
      any = any || !frame_.search.empty() || selects;
    }
    if (any) view_.add("TOOLS") = std::move(tools);
  }

  void add_chips(View& chips, const ListFilter& filter, const std::vector<ListFilter::Choice>& choices) {
    chips.set("FILTER", filter.name).set("FILTER_LABEL", filter.label);
    std::int64_t all = 0;
    if (const auto values = figures_.choices.find(filter.name); values != figures_.choices.end())
      for (const auto& [value, count] : values->second) all += count;
    chips.set("ALL_PATH", address_with([&](ListQuery& query) { query.filters.erase(filter.name); }));
    chips.set("ALL_COUNT", grouped(all)).show_if(!query_.filters.contains(filter.name), "ALL_CURRENT");
    for (const auto& choice : choices) {
      const auto count = rows_of(filter, choice.value);
      const bool chosen = is_chosen(filter, choice.value);
      auto& chip = chips.add("CHOICE", choice.words);
      chip.set("CHOICE_COUNT", grouped(count)).set("CHOICE_TONE", tone_class(choice.tone, "chip-"));
      chip.set("CHOICE_PATH", address_with([&](ListQuery& query) { query.filters[filter.name] = choice.value; }));
      chip.show_if(count > 0 || chosen, "CHOICE_LINK", "CHOICE_EMPTY").show_if(chosen, "CHOICE_CURRENT");
      chip.show("CHOICE_MARK", choice.mark);
    }
    if (const auto more = left_out(filter); more > 0) chips.add("CHOICES_LEFT").set("LEFT_WORDS", left_words(more));
  }

  void add_find(View& find, bool selects) {
    find.set("FIND_WORDS", frame_.search.empty() || selects ? "Show" : "Search");
    if (!frame_.search.empty()) find.add("SEARCH_FIELD", frame_.search).set("SEARCH", query_.search);
    for (const auto& filter : frame_.filters) {
      if (filter.as == ListFilter::Style::chips) {
        if (const auto chosen = query_.filters.find(filter.name); chosen != query_.filters.end())
          find.add("KEEP").set("KEEP_NAME", filter.name).set("KEEP_VALUE", chosen->second);
        continue;
      }
      auto& select = find.add("SELECT");
      select.set("FILTER", filter.name).set("FILTER_LABEL", filter.label);
      for (const auto& choice : choices_of(filter)) {
        select.add("OPTION")
            .set("OPTION_VALUE", choice.value)
            .set("OPTION_WORDS", choice.words)
            .set("OPTION_COUNT", grouped(rows_of(filter, choice.value)))
            .show_if(is_chosen(filter, choice.value), "OPTION_SELECTED");
      }
      if (const auto more = left_out(filter); more > 0) select.add("OPTIONS_LEFT").set("LEFT_WORDS", left_words(more));
    }
    if (query_.sort != frame_.sort || query_.descending != frame_.descending)
      find.add("KEEP").set("KEEP_NAME", "sort").set("KEEP_VALUE", (query_.descending ? "-" : "") + query_.sort);
  }

  void add_nothing(bool narrowed) {
    auto& nothing = view_.add("NOTHING");
    if (!narrowed) {
      nothing.set("NOTHING_HEADING", frame_.nothing_yet.heading).set("NOTHING_WORDS", frame_.nothing_yet.words);
      if (!frame_.nothing_yet.path.empty())
        nothing.add_link("NOTHING_ACTION", frame_.nothing_yet.action, frame_.nothing_yet.path)
            .set("NOTHING_BUTTON", "");
      return;
    }
    nothing.set("NOTHING_HEADING", frame_.nothing_found);
    nothing.set("NOTHING_WORDS", query_.search.empty()
                                     ? "None of the " + frame_.rows + " fits the filter that is chosen."
                                     : "“" + query_.search + "” stands in none of the " + frame_.rows +
                                           (query_.filters.empty() ? "" : " that fit the filter") +
                                           ". Try fewer letters.");
    nothing.add_link("NOTHING_ACTION", "Show all " + frame_.rows, frame_.path)
        .set("NOTHING_BUTTON", " govuk-button--secondary");
  }

  [[nodiscard]] bool is_on_page(const ListColumn& column) const { return column.where != ListColumn::ShownOn::file; }

  void add_table() {
    auto& table = view_.add("TABLE");
    table.set("LIST_SCRIPT", asset("list.js"));
    std::string sorted;
    for (const auto& column : columns_) {
      if (!is_on_page(column)) continue;
      if (!column.name.empty() && column.name == query_.sort)
        sorted = ", sorted by " + column.heading + (query_.descending ? ", last first" : "");
      add_head(table.add("HEAD"), column);
    }
    table.set("CAPTION", frame_.title + sorted);
    if (!frame_.bulk.empty()) table.show("PICK_HEAD").show("PICK_KEYS");
    for (const auto& row : rows_) add_row(table.add("ROW"), row);
    std::string shortcuts;
    for (const auto& ask : frame_.shortcuts) {
      letters_.emplace(ask.letter, ask.words);
      if (!ask.value.empty()) shortcuts += (shortcuts.empty() ? "" : " ") + ask.letter + ":" + ask.value;
    }
    table.set("ASKS", shortcuts);
    for (const auto& [letter, words] : letters_) table.add("LETTER", letter).set("LETTER_WORDS", words);
    add_foot(table);
    add_dock(table);
  }

  static std::string kind_class(const ListColumn& column) {
    std::string css = column.css;
    if (column.kind == ListColumn::Kind::number) css += css.empty() ? "num" : " num";
    if (column.kind == ListColumn::Kind::actions) css += css.empty() ? "act" : " act";
    return css;
  }

  void add_head(View& head, const ListColumn& column) {
    head.set("HEAD_NAME", column.heading);
    const bool number = column.kind == ListColumn::Kind::number;
    if (number) head.add("HEAD_CLASS", "num");
    const bool current = !column.name.empty() && column.name == query_.sort;
    head.show_if(current && !query_.descending, "HEAD_UP").show_if(current && !query_.descending, "HEAD_UP_MARK");
    head.show_if(current && query_.descending, "HEAD_DOWN").show_if(current && query_.descending, "HEAD_DOWN_MARK");
    if (!column.name.empty()) {
      // Dates and numbers are looked at from the newest and largest.
      const bool from_large = number || column.kind == ListColumn::Kind::date;
      head.add("HEAD_LINK", address_with([&](ListQuery& query) {
                 query.sort = column.name;
                 query.descending = current ? !query_.descending : from_large;
               }));
    } else {
      head.show(column.kind == ListColumn::Kind::actions ? "HEAD_HIDDEN" : "HEAD_WORDS");
    }
  }

  void add_row(View& view, const WrittenRow& row) {
    view.show("ROW_ID", row.key);
    if (!frame_.bulk.empty())
      view.add("PICK").set("PICK_KEY", row.key).set("PICK_LABEL", row.label).set("PICK_CAN", row.abilities);
    view.show_if(row.current, "ROW_CURRENT");
    bool first = true;
    for (std::size_t at = 0; at < columns_.size(); ++at) {
      if (!is_on_page(columns_[at])) continue;
      auto& cell = view.add("CELL");
      cell.show(first ? "CELL_IS_HEAD" : "CELL_IS_DATA");
      cell.show("CELL_CLASS", kind_class(columns_[at]));
      add_cell(cell, row.cells[at]);
      first = false;
    }
  }

  void add_cell(View& view, const Cell& cell) {
    if (!cell.before.empty() && !cell.text.empty()) view.add("BEFORE", cell.before);
    view.set("VERDICT_TONE", tone_class(cell.tone, "verdict-")).set("VERDICT_MARK", cell.mark);
    view.set("CELL_PATH", cell.path).show_if(!cell.mark.empty(), "VERDICT").show_if(!cell.path.empty(), "CELL_LINK");
    view.add("CELL_TEXT", cell.text);
    view.show("CELL_BOLD", cell.strong);
    view.show("NOTE", cell.note);
    for (const auto& link : cell.links) {
      auto& way = view.add_link("WAY", link.words, link.path);
      way.show("WAY_OF", link.of);
    }
    for (const auto& action : cell.actions) {
      auto& form = view.add("ACTION").set("ACTION_PATH", action.path).set("ACTION_WORDS", action.words);
      for (const auto& [name, value] : action.fields)
        form.add("ACTION_FIELD").set("FIELD_NAME", name).set("FIELD_VALUE", value);
      form.show("ACTION_OF", action.of);
      if (action.grave) form.show("ACTION_GRAVE");
      if (action.key.empty()) continue;
      form.add("ACTION_KEY", action.key);
      letters_.emplace(action.key, action.words);
    }
  }

  void add_foot(View& table) {
    const auto size = query_.page_size > 0 ? query_.page_size : figures_.found;
    const auto first = (figures_.page - 1) * size;
    const auto end = first + static_cast<std::int64_t>(rows_.size());
    table.set("PAGES_PLACE", figures_.found > size ? "Rows " + grouped(first + 1) + " to " + grouped(end) + " of " +
                                                         grouped(figures_.found)
                             : figures_.found < figures_.all
                                 ? grouped(figures_.found) + " of " + grouped(figures_.all) + " " + frame_.rows
                                 : "All " + grouped(figures_.found));
    if (first > 0)
      table.add_link("PREVIOUS", "Previous " + grouped(size) + " rows",
                     address_with([&](ListQuery& query) { query.page = figures_.page - 1; }));
    if (end < figures_.found)
      table.add_link("NEXT", "Next " + counted(std::min(size, figures_.found - end), "row", "rows"),
                     address_with([&](ListQuery& query) { query.page = figures_.page + 1; }));
    if (frame_.files)
      table.add("FILES")
          .set("FILES_ALL", figures_.found > size ? "All " + grouped(figures_.found) : "This list")
          .set("XLSX_PATH", list_address(frame_, query_, ".xlsx"))
          .set("CSV_PATH", list_address(frame_, query_, ".csv"));
  }

  void add_dock(View& table) {
    if (frame_.bulk.empty()) return;
    auto& dock = table.add("DOCK").set("DOCK_PATH", frame_.bulk.front().path);
    bool first = true;
    for (const auto& action : frame_.bulk) {
      dock.add("BULK")
          .set("BULK_CLASS", first          ? "govuk-button govuk-button--secondary"
                             : action.grave ? "link-button link-grave"
                                            : "link-button")
          .set("BULK_PATH", action.path)
          .set("BULK_WORDS", action.words)
          .set("BULK_COUNTED", action.counted)
          .set("BULK_ONE", action.one)
          .set("BULK_ABLE", action.able);
      first = false;
    }
  }

  const Request& request_;
  const ListFrame& frame_;
  const std::vector<ListColumn>& columns_;
  const ListQuery& query_;
  const ListFigures& figures_;
  const std::vector<WrittenRow>& rows_;
  View view_;
  std::map<std::string, std::string> letters_;
};

}  // namespace

std::string list_html(const Request& request, const ListFrame& frame, const std::vector<ListColumn>& columns,
                      const ListQuery& query, const ListFigures& figures, const std::vector<WrittenRow>& rows) {
  return Writer(request, frame, columns, query, figures, rows).html();
}

}  // namespace muster::web
