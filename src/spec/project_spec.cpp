#include "spec/project_spec.h"

#include "spec/fields.h"

namespace jianbao::spec {

namespace {

Located located(Fields& fields, std::string_view key) {
  const value::Value* value = fields.require(key);
  if (value == nullptr) return {};
  const auto text = fields.text(key);
  return {text.value_or(""), value->span()};
}

Edition parse_edition(const value::Value& value, base::Diagnostics& diagnostics) {
  Edition edition;
  const auto* text = value.as_text();
  if (text != nullptr) edition.name = *text;
  std::string_view rest = edition.name;
  while (!rest.empty()) {
    const std::size_t plus = rest.find('+');
    edition.languages.emplace_back(rest.substr(0, plus));
    rest = plus == rest.npos ? std::string_view() : rest.substr(plus + 1);
  }
  for (const std::string& language : edition.languages) {
    if (!language.starts_with("zh") && !language.starts_with("en")) {
      diagnostics.error(value.span(), "unknown language '" + language + "'", "zh or en");
    }
  }
  if (edition.languages.empty() || edition.languages.size() > 2) {
    diagnostics.error(value.span(), "an edition is one language or two",
                      "zh, en or, in parallel columns, zh+en");
  }
  return edition;
}

Brief parse_brief(const value::Value& value, base::Diagnostics& diagnostics) {
  Fields fields(value, "a brief", diagnostics);
  Brief brief;
  if (const auto loop = fields.text("for")) {
    const std::size_t in = loop->find(" in ");
    const base::Span span = fields.find("for")->span();
    if (in == std::string::npos) {
      diagnostics.error(span, "a loop reads 'for: NAME in LIST'");
    } else {
      brief.variable = loop->substr(0, in);
      brief.list = {loop->substr(in + 4), span};
    }
  }
  brief.name = located(fields, "name");
  brief.layout = located(fields, "layout");
  brief.data = located(fields, "data");
  const value::Value* editions = fields.require("editions");
  if (editions != nullptr && editions->as_list() != nullptr) {
    for (const value::Value& edition : *editions->as_list()) {
      brief.editions.push_back(parse_edition(edition, diagnostics));
    }
  } else if (editions != nullptr) {
    brief.editions.push_back(parse_edition(*editions, diagnostics));
  }
  fields.finish();
  return brief;
}

void parse_sources(const value::Value& value, Project& project, base::Diagnostics& diagnostics) {
  const auto* record = value.as_record();
  if (record == nullptr) {
    diagnostics.error(value.span(), "'sources' must be a map of names to files");
    return;
  }
  for (const value::Field& field : record->fields()) {
    if (const auto* path = field.value.as_text()) {
      project.sources.push_back({field.key, {*path, field.value.span()}});
    } else {
      diagnostics.error(field.value.span(), "a source is the path of a file");
    }
  }
}

}  // namespace

Project parse_project(const value::Value& value, base::Diagnostics& diagnostics) {
  Project project;
  Fields fields(value, "the project", diagnostics);
  project.span = value.span();
  fields.integer("jianbao", 1, 1);
  if (const value::Value* date = fields.require("date")) {
    if (const auto* day = date->as_date())
      project.date = *day;
    else
      diagnostics.error(date->span(), "'date' must be a date", "such as 2021-07-16");
  }
  project.fonts = fields.text("fonts").value_or("fonts/fonts.yaml");
  if (const value::Value* sources = fields.find("sources"))
    parse_sources(*sources, project, diagnostics);
  if (const value::Value* briefs = fields.require("briefs")) {
    if (briefs->as_list() == nullptr) {
      diagnostics.error(briefs->span(), "'briefs' must be a list");
    } else {
      for (const value::Value& brief : *briefs->as_list()) {
        project.briefs.push_back(parse_brief(brief, diagnostics));
      }
    }
  }
  fields.finish();
  return project;
}

}  // namespace jianbao::spec
