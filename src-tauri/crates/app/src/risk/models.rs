//! The models by which risk is told: showing and settling them.

use slipway_domain::id::RiskModelId;
use slipway_domain::plan::Edit;
use slipway_domain::risk::{Answer, Bands, ModelBody, ModelKind, Question, RiskModel, RiskModelError, RiskRule};

use super::{
    AnswerCard, BandCard, QuestionCard, RiskModelCard, RiskModelView, RiskRuleCard, SettleRiskModel, WhichRiskModel,
};
use crate::approval::{card_of, conditions_of};
use crate::desk::{Context, Desk};
use crate::error::{AppError, Result};
use crate::history::operation_row;
use crate::host::Task;
use crate::wire::{Changed, List, Nothing};

impl From<RiskModelError> for AppError {
    fn from(error: RiskModelError) -> Self {
        Self::refused("risk.model", error.to_string()).hint("change the model, then settle it again")
    }
}

fn settled(desk: &Desk, kind: ModelKind) -> Option<&RiskModel> {
    desk.plan.risk_models.iter().find(|model| model.body.kind() == kind)
}

/// Lists the models by which risk is told.
pub fn list_models(desk: &Desk, _: &Context, _: Nothing, _: &dyn Task) -> Result<List<RiskModelView>> {
    let view = |kind: &ModelKind| -> Result<RiskModelView> {
        let model = desk.plan.risk_model(*kind);
        let log = match settled(desk, *kind) {
            Some(model) => desk.store.operations_on(&model.id.to_string())?.iter().map(operation_row).collect(),
            None => Vec::new(),
        };
        Ok(RiskModelView { model: card(&model.body), version: model.version, log })
    };
    ModelKind::ALL.iter().map(view).collect::<Result<Vec<_>>>().map(List::from_iter)
}

fn card(body: &ModelBody) -> RiskModelCard {
    match body {
        ModelBody::Rules { rules } => RiskModelCard::Rules { rules: rules.iter().map(rule_card).collect() },
        ModelBody::Questionnaire { questions, bands: from } => RiskModelCard::Questionnaire {
            questions: questions.iter().map(question_card).collect(),
            bands: band_cards(from),
        },
        ModelBody::Matrix { bands: from, worst_impact } => {
            RiskModelCard::Matrix { bands: band_cards(from), worst_impact: (*worst_impact).into() }
        }
        ModelBody::Readiness { dated, undated, bands: from } => {
            RiskModelCard::Readiness { dated: *dated, undated: *undated, bands: band_cards(from) }
        }
    }
}

fn band_cards(bands: &Bands) -> Vec<BandCard> {
    bands.from.iter().map(|(from, band)| BandCard { from: *from, band: (*band).into() }).collect()
}

fn rule_card(rule: &RiskRule) -> RiskRuleCard {
    RiskRuleCard {
        key: rule.key.clone().into(),
        name: rule.name.clone(),
        when: card_of(&rule.when),
        words: rule.when.told(),
        risk: rule.risk.into(),
        impact: rule.impact,
    }
}

fn question_card(question: &Question) -> QuestionCard {
    let answer = |answer: &Answer| AnswerCard { value: answer.value, text: answer.text.clone() };
    QuestionCard {
        key: question.key.clone().into(),
        text: question.text.clone(),
        weight: question.weight,
        answers: question.answers.iter().map(answer).collect(),
    }
}

fn body(card: RiskModelCard) -> Result<ModelBody> {
    let bands = |cards: Vec<BandCard>| Bands { from: cards.into_iter().map(|card| (card.from, card.band.0)).collect() };
    let rule = |card: RiskRuleCard| -> Result<RiskRule> {
        Ok(RiskRule {
            key: card.key.0,
            name: card.name.trim().to_owned(),
            when: conditions_of(&card.when)?,
            risk: card.risk.0,
            impact: card.impact,
        })
    };
    let answer = |card: AnswerCard| Answer { value: card.value, text: card.text.trim().to_owned() };
    let question = |card: QuestionCard| Question {
        key: card.key.0,
        text: card.text.trim().to_owned(),
        weight: card.weight,
        answers: card.answers.into_iter().map(answer).collect(),
    };
    Ok(match card {
        RiskModelCard::Rules { rules } => {
            ModelBody::Rules { rules: rules.into_iter().map(rule).collect::<Result<_>>()? }
        }
        RiskModelCard::Questionnaire { questions, bands: from } => {
            ModelBody::Questionnaire { questions: questions.into_iter().map(question).collect(), bands: bands(from) }
        }
        RiskModelCard::Matrix { bands: from, worst_impact } => {
            ModelBody::Matrix { bands: bands(from), worst_impact: worst_impact.0 }
        }
        RiskModelCard::Readiness { dated, undated, bands: from } => {
            ModelBody::Readiness { dated, undated, bands: bands(from) }
        }
    })
}

/// Settles a model of risk; nothing is written where it says the same already.
///
/// The bands that releases hold stay as they are: a release is assessed again by the new version when somebody does.
pub fn save_model(desk: &mut Desk, context: &Context, input: SettleRiskModel, _: &dyn Task) -> Result<Changed> {
    let body = body(input.model)?;
    let kind = body.kind();
    let now = desk.plan.risk_model(kind).into_owned();
    let edits: Vec<Edit> = if body == now.body {
        Vec::new()
    } else {
        let id = settled(desk, kind).map_or_else(|| RiskModelId::new(context.host.ids.next()), |model| model.id);
        let model = RiskModel { id, body, version: now.version.saturating_add(1) };
        model.check()?;
        vec![model.into()]
    };
    desk.commit(context, format!("Settle the risk model {kind}"), input.reason, &edits)
}

/// Takes a model of risk back to the usual one, as one version more of it.
pub fn reset_model(desk: &mut Desk, context: &Context, input: WhichRiskModel, _: &dyn Task) -> Result<Changed> {
    let kind = input.model.0;
    let usual = ModelBody::usual(kind);
    let edits: Vec<Edit> = settled(desk, kind)
        .filter(|model| model.body != usual)
        .map(|model| RiskModel { body: usual, version: model.version.saturating_add(1), ..model.clone() }.into())
        .into_iter()
        .collect();
    desk.commit(context, format!("Take the risk model {kind} back to the usual one"), None, &edits)
}
