//! The packages of the project and what they depend on, as cargo tells it.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::process::cargo_command;

/// One package.
pub struct Package {
    /// Cargo's own name of it, with version and source.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its licence, where it states one as an expression.
    pub licence: Option<String>,
    /// Where it comes from; nothing where it is a folder.
    pub source: Option<String>,
    /// Its manifest.
    pub manifest: String,
    /// What its manifest names.
    pub dependencies: Vec<Dependency>,
    /// Its programs, tests and benchmarks, each with its kind.
    pub targets: Vec<(String, String)>,
}

/// One dependency of a manifest.
pub struct Dependency {
    /// The package it asks for.
    pub name: String,
    /// Whether it is part of what is built for use, and not for building or testing.
    pub is_normal: bool,
    /// What it switches on.
    pub features: Vec<String>,
}

/// Every package of the project, with those it was resolved to.
pub struct Graph {
    /// All packages, for all platforms.
    pub packages: Vec<Package>,
    members: BTreeSet<String>,
    edges: BTreeMap<String, Vec<Edge>>,
}

struct Edge {
    to: String,
    is_normal: bool,
}

impl Graph {
    /// Asks cargo, which refuses where `Cargo.lock` would have to change.
    pub fn load() -> Result<Self> {
        let output = cargo_command().args(["metadata", "--format-version", "1", "--locked", "--quiet"]).output()?;
        if !output.status.success() {
            bail!("cargo metadata failed: {}", String::from_utf8_lossy(&output.stderr).trim());
        }
        let told: Value = serde_json::from_slice(&output.stdout)?;
        let packages = list(&told["packages"]).map(package).collect::<Result<_>>()?;
        let members = list(&told["workspace_members"]).filter_map(Value::as_str).map(str::to_owned).collect();
        let mut edges = BTreeMap::new();
        for node in list(&told["resolve"]["nodes"]) {
            let to = list(&node["deps"]).map(edge).collect::<Result<_>>()?;
            edges.insert(text(&node["id"])?, to);
        }
        Ok(Self { packages, members, edges })
    }

    /// The packages of the workspace.
    pub fn members(&self) -> impl Iterator<Item = &Package> {
        self.packages.iter().filter(|package| self.members.contains(&package.id))
    }

    /// A package of the workspace by its name.
    pub fn member(&self, name: &str) -> Result<&Package> {
        self.members().find(|package| package.name == name).with_context(|| format!("there is no package {name}"))
    }

    /// Everything that is part of a package when it is used, itself included.
    pub fn within(&self, name: &str) -> Result<Vec<&Package>> {
        let mut found = BTreeSet::new();
        let mut waiting = vec![self.member(name)?.id.as_str()];
        while let Some(id) = waiting.pop() {
            if found.insert(id) {
                let edges = self.edges.get(id).into_iter().flatten();
                waiting.extend(edges.filter(|edge| edge.is_normal).map(|edge| edge.to.as_str()));
            }
        }
        Ok(self.packages.iter().filter(|package| found.contains(package.id.as_str())).collect())
    }

    /// Whether one package is part of another directly.
    pub fn uses(&self, user: &Package, package: &Package) -> bool {
        self.edges.get(&user.id).into_iter().flatten().any(|edge| edge.is_normal && edge.to == package.id)
    }
}

fn package(told: &Value) -> Result<Package> {
    let target = |target: &Value| Ok((text(&target["kind"][0])?, text(&target["name"])?));
    Ok(Package {
        id: text(&told["id"])?,
        name: text(&told["name"])?,
        version: text(&told["version"])?,
        licence: told["license"].as_str().map(str::to_owned),
        source: told["source"].as_str().map(str::to_owned),
        manifest: text(&told["manifest_path"])?,
        dependencies: list(&told["dependencies"]).map(dependency).collect::<Result<_>>()?,
        targets: list(&told["targets"]).map(target).collect::<Result<_>>()?,
    })
}

fn dependency(told: &Value) -> Result<Dependency> {
    Ok(Dependency {
        name: text(&told["name"])?,
        is_normal: told["kind"].is_null(),
        features: list(&told["features"]).filter_map(Value::as_str).map(str::to_owned).collect(),
    })
}

fn edge(told: &Value) -> Result<Edge> {
    Ok(Edge { to: text(&told["pkg"])?, is_normal: list(&told["dep_kinds"]).any(|kind| kind["kind"].is_null()) })
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> Result<String> {
    Ok(value.as_str().context("cargo metadata lacks a name that was expected")?.to_owned())
}
