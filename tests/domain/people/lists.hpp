#pragma once
// Small lists written in the test, and the example regions, ready to be judged.

#include <muster/domain/people/delegate_list.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace lists {

[[nodiscard]] muster::tabular::Table table(std::string_view csv);
[[nodiscard]] muster::tabular::Table example(const std::string& path);
[[nodiscard]] muster::people::Region region(const std::string& slug);
[[nodiscard]] muster::people::Directory directory(const std::string& slug);

/// Rows below the heading "First name,Surname,Organisation,E-mail" judged against London.
[[nodiscard]] muster::people::DelegatePreview judged(const std::string& rows,
                                                     const std::vector<muster::people::KnownPerson>& known = {},
                                                     const muster::people::Decisions& decisions = {});

/// One line a row that is not plainly new: "row 3: looks like row 2, Jo Venner, Greenwich (why)".
[[nodiscard]] std::string told(const muster::people::DelegatePreview& preview);

/// All that an error says.
[[nodiscard]] std::string said(const muster::Error& error);

}  // namespace lists
