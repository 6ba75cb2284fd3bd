// Generated from the table of commands; do not edit.
import type { AbsenceCard } from "./AbsenceCard";
import type { AcceptOverflow } from "./AcceptOverflow";
import type { AcceptanceView } from "./AcceptanceView";
import type { ActionCard } from "./ActionCard";
import type { ActionView } from "./ActionView";
import type { AdvanceRelease } from "./AdvanceRelease";
import type { AnswerCard } from "./AnswerCard";
import type { AppError } from "./AppError";
import type { ApplyBundle } from "./ApplyBundle";
import type { ApplyOutcome } from "./ApplyOutcome";
import type { ApplyScenario } from "./ApplyScenario";
import type { ApprovalView } from "./ApprovalView";
import type { ApproverView } from "./ApproverView";
import type { AskSince } from "./AskSince";
import type { AssessOutcome } from "./AssessOutcome";
import type { AssessRelease } from "./AssessRelease";
import type { AssessmentView } from "./AssessmentView";
import type { AtPointView } from "./AtPointView";
import type { BallotCard } from "./BallotCard";
import type { BallotView } from "./BallotView";
import type { BandCard } from "./BandCard";
import type { Becomes } from "./Becomes";
import type { BlastDirection } from "./BlastDirection";
import type { BoardCard } from "./BoardCard";
import type { BoardOutcome } from "./BoardOutcome";
import type { BoardRelease } from "./BoardRelease";
import type { BoardingLine } from "./BoardingLine";
import type { BookingCard } from "./BookingCard";
import type { BudgetView } from "./BudgetView";
import type { BundleView } from "./BundleView";
import type { CalendarPaper } from "./CalendarPaper";
import type { CalendarPart } from "./CalendarPart";
import type { CalendarPreview } from "./CalendarPreview";
import type { CalendarSource } from "./CalendarSource";
import type { CalendarView } from "./CalendarView";
import type { CalledChain } from "./CalledChain";
import type { CalledLevel } from "./CalledLevel";
import type { CarriageCard } from "./CarriageCard";
import type { CatalogueView } from "./CatalogueView";
import type { ChainCard } from "./ChainCard";
import type { ChangeCard } from "./ChangeCard";
import type { ChangeFilter } from "./ChangeFilter";
import type { ChangeView } from "./ChangeView";
import type { Changed } from "./Changed";
import type { CheckReport } from "./CheckReport";
import type { ClassificationView } from "./ClassificationView";
import type { ClassifiedRow } from "./ClassifiedRow";
import type { ClassifyOutcome } from "./ClassifyOutcome";
import type { ClassifyRelease } from "./ClassifyRelease";
import type { CloseBoarding } from "./CloseBoarding";
import type { CloseOutcome } from "./CloseOutcome";
import type { CompareMoments } from "./CompareMoments";
import type { ConditionCard } from "./ConditionCard";
import type { ConditionView } from "./ConditionView";
import type { ConditionsCard } from "./ConditionsCard";
import type { ConflictFilter } from "./ConflictFilter";
import type { ConflictView } from "./ConflictView";
import type { ContributionView } from "./ContributionView";
import type { CreatePlan } from "./CreatePlan";
import type { CriterionCard } from "./CriterionCard";
import type { CriticalChange } from "./CriticalChange";
import type { CriticalItem } from "./CriticalItem";
import type { CriticalPathView } from "./CriticalPathView";
import type { DecideException } from "./DecideException";
import type { DecideItem } from "./DecideItem";
import type { DecideRollback } from "./DecideRollback";
import type { Decision } from "./Decision";
import type { DeferralView } from "./DeferralView";
import type { DepartureView } from "./DepartureView";
import type { DeploymentOrder } from "./DeploymentOrder";
import type { DeskView } from "./DeskView";
import type { DisplacedView } from "./DisplacedView";
import type { DrawRelease } from "./DrawRelease";
import type { EditRelease } from "./EditRelease";
import type { EnforcePolicy } from "./EnforcePolicy";
import type { EnvironmentCard } from "./EnvironmentCard";
import type { EventChange } from "./EventChange";
import type { ExceptionOutcome } from "./ExceptionOutcome";
import type { ExceptionView } from "./ExceptionView";
import type { ExpandRule } from "./ExpandRule";
import type { ExpandedRule } from "./ExpandedRule";
import type { ExportCalendar } from "./ExportCalendar";
import type { ExportGaps } from "./ExportGaps";
import type { ExportMap } from "./ExportMap";
import type { ExportMeeting } from "./ExportMeeting";
import type { ExportMilestones } from "./ExportMilestones";
import type { ExportOrder } from "./ExportOrder";
import type { ExportPolicy } from "./ExportPolicy";
import type { ExportTable } from "./ExportTable";
import type { FeasibleTrain } from "./FeasibleTrain";
import type { FileLook } from "./FileLook";
import type { FindSlots } from "./FindSlots";
import type { Finding } from "./Finding";
import type { ForgottenSource } from "./ForgottenSource";
import type { FreezePreview } from "./FreezePreview";
import type { FreezeTrial } from "./FreezeTrial";
import type { GapView } from "./GapView";
import type { GiveApproval } from "./GiveApproval";
import type { GoBack } from "./GoBack";
import type { GoneThing } from "./GoneThing";
import type { GridCell } from "./GridCell";
import type { GridRow } from "./GridRow";
import type { GridView } from "./GridView";
import type { Grouping } from "./Grouping";
import type { HistoryFilter } from "./HistoryFilter";
import type { Hit } from "./Hit";
import type { ImportCalendars } from "./ImportCalendars";
import type { ImportFiles } from "./ImportFiles";
import type { ImportKind } from "./ImportKind";
import type { ImportLine } from "./ImportLine";
import type { ImportOutcome } from "./ImportOutcome";
import type { ImportRemark } from "./ImportRemark";
import type { IssuedPackView } from "./IssuedPackView";
import type { KeptScoreView } from "./KeptScoreView";
import type { LateItem } from "./LateItem";
import type { LateView } from "./LateView";
import type { LayerFilter } from "./LayerFilter";
import type { LayerView } from "./LayerView";
import type { LeadTimeCard } from "./LeadTimeCard";
import type { LeaveOutcome } from "./LeaveOutcome";
import type { LeaveTrain } from "./LeaveTrain";
import type { LeftBehind } from "./LeftBehind";
import type { LevelCard } from "./LevelCard";
import type { LinkReleases } from "./LinkReleases";
import type { LinkServices } from "./LinkServices";
import type { LinkedRelease } from "./LinkedRelease";
import type { List } from "./List";
import type { LookIntoFile } from "./LookIntoFile";
import type { MapCircle } from "./MapCircle";
import type { MapFormat } from "./MapFormat";
import type { MapGrouping } from "./MapGrouping";
import type { MapLink } from "./MapLink";
import type { MapNode } from "./MapNode";
import type { MapPlace } from "./MapPlace";
import type { MapSubject } from "./MapSubject";
import type { MapView } from "./MapView";
import type { MarkAttendance } from "./MarkAttendance";
import type { MarkPoint } from "./MarkPoint";
import type { MeetCondition } from "./MeetCondition";
import type { MeetingView } from "./MeetingView";
import type { MemberCard } from "./MemberCard";
import type { MembershipCard } from "./MembershipCard";
import type { MilestoneCard } from "./MilestoneCard";
import type { MilestoneDate } from "./MilestoneDate";
import type { MilestoneFilter } from "./MilestoneFilter";
import type { MilestoneView } from "./MilestoneView";
import type { MinutesView } from "./MinutesView";
import type { MisclassificationView } from "./MisclassificationView";
import type { Mode } from "./Mode";
import type { ModelToldView } from "./ModelToldView";
import type { MoveOutcome } from "./MoveOutcome";
import type { MoveRelease } from "./MoveRelease";
import type { MovedAlong } from "./MovedAlong";
import type { NamedCard } from "./NamedCard";
import type { NextRelease } from "./NextRelease";
import type { Nothing } from "./Nothing";
import type { OccurrenceView } from "./OccurrenceView";
import type { OpenPlan } from "./OpenPlan";
import type { OperationRow } from "./OperationRow";
import type { OperationView } from "./OperationView";
import type { OrderAgenda } from "./OrderAgenda";
import type { OrderFormat } from "./OrderFormat";
import type { OrderView } from "./OrderView";
import type { OutageCard } from "./OutageCard";
import type { OutageView } from "./OutageView";
import type { Paper } from "./Paper";
import type { PartyView } from "./PartyView";
import type { PastPlan } from "./PastPlan";
import type { PersonCard } from "./PersonCard";
import type { PlaceChange } from "./PlaceChange";
import type { PlaceOutcome } from "./PlaceOutcome";
import type { PlanDeployment } from "./PlanDeployment";
import type { PlanSettings } from "./PlanSettings";
import type { PointView } from "./PointView";
import type { PolicyCard } from "./PolicyCard";
import type { PolicyCheckView } from "./PolicyCheckView";
import type { PolicyLine } from "./PolicyLine";
import type { PolicyView } from "./PolicyView";
import type { PreviewCalendar } from "./PreviewCalendar";
import type { PreviewFreeze } from "./PreviewFreeze";
import type { PreviewTrain } from "./PreviewTrain";
import type { PreviewedEvent } from "./PreviewedEvent";
import type { PrintAlignment } from "./PrintAlignment";
import type { PrintBundleSheet } from "./PrintBundleSheet";
import type { PrintCalendar } from "./PrintCalendar";
import type { PrintMeeting } from "./PrintMeeting";
import type { PrintNotice } from "./PrintNotice";
import type { PrintPack } from "./PrintPack";
import type { PrintPlanner } from "./PrintPlanner";
import type { PrintResponsibilities } from "./PrintResponsibilities";
import type { PrintThing } from "./PrintThing";
import type { PrintTrainSheet } from "./PrintTrainSheet";
import type { PrintedPack } from "./PrintedPack";
import type { PrintedPaper } from "./PrintedPaper";
import type { ProjectMilestoneCard } from "./ProjectMilestoneCard";
import type { ProposalView } from "./ProposalView";
import type { ProposedView } from "./ProposedView";
import type { PublicationFailure } from "./PublicationFailure";
import type { PublicationView } from "./PublicationView";
import type { PublishCalendars } from "./PublishCalendars";
import type { Published } from "./Published";
import type { QuestionCard } from "./QuestionCard";
import type { QuorumView } from "./QuorumView";
import type { ReadinessCard } from "./ReadinessCard";
import type { ReadinessRiskView } from "./ReadinessRiskView";
import type { ReadinessView } from "./ReadinessView";
import type { Reason } from "./Reason";
import type { ReclassificationRow } from "./ReclassificationRow";
import type { RefusedDay } from "./RefusedDay";
import type { RegionCard } from "./RegionCard";
import type { ReleaseBar } from "./ReleaseBar";
import type { ReleaseDraft } from "./ReleaseDraft";
import type { ReleaseFilter } from "./ReleaseFilter";
import type { ReleaseOutcome } from "./ReleaseOutcome";
import type { ReleaseView } from "./ReleaseView";
import type { RepeatOutcome } from "./RepeatOutcome";
import type { RepeatRelease } from "./RepeatRelease";
import type { Repetition } from "./Repetition";
import type { ReplayPolicy } from "./ReplayPolicy";
import type { ReplayView } from "./ReplayView";
import type { ReplayedRelease } from "./ReplayedRelease";
import type { ReplayedRoute } from "./ReplayedRoute";
import type { RequestException } from "./RequestException";
import type { RescheduleDeparture } from "./RescheduleDeparture";
import type { RescheduleOutcome } from "./RescheduleOutcome";
import type { RiderView } from "./RiderView";
import type { RiskBudgetCard } from "./RiskBudgetCard";
import type { RiskModelCard } from "./RiskModelCard";
import type { RiskModelView } from "./RiskModelView";
import type { RiskRuleCard } from "./RiskRuleCard";
import type { RiskView } from "./RiskView";
import type { RoleHolder } from "./RoleHolder";
import type { RollbackCard } from "./RollbackCard";
import type { RollbackDecisionRow } from "./RollbackDecisionRow";
import type { RollbackView } from "./RollbackView";
import type { RowChange } from "./RowChange";
import type { RunbookView } from "./RunbookView";
import type { SaveMinutes } from "./SaveMinutes";
import type { SavedCalendarCard } from "./SavedCalendarCard";
import type { SavedCalendarView } from "./SavedCalendarView";
import type { Saying } from "./Saying";
import type { ScenarioDifference } from "./ScenarioDifference";
import type { ScenarioMove } from "./ScenarioMove";
import type { ScenarioRow } from "./ScenarioRow";
import type { ScopeView } from "./ScopeView";
import type { ScoreView } from "./ScoreView";
import type { SeatView } from "./SeatView";
import type { SegmentsView } from "./SegmentsView";
import type { SequenceOutcome } from "./SequenceOutcome";
import type { SequencePlace } from "./SequencePlace";
import type { SequenceReleases } from "./SequenceReleases";
import type { ServiceCard } from "./ServiceCard";
import type { SetPublication } from "./SetPublication";
import type { SettleGrid } from "./SettleGrid";
import type { SettleRiskModel } from "./SettleRiskModel";
import type { SettleRow } from "./SettleRow";
import type { SettleSeverity } from "./SettleSeverity";
import type { SeverityRuleView } from "./SeverityRuleView";
import type { ShiftCard } from "./ShiftCard";
import type { ShipPolicy } from "./ShipPolicy";
import type { ShowBlast } from "./ShowBlast";
import type { ShowBundle } from "./ShowBundle";
import type { ShowCalendar } from "./ShowCalendar";
import type { ShowLate } from "./ShowLate";
import type { ShowMap } from "./ShowMap";
import type { ShowOrder } from "./ShowOrder";
import type { ShowRunbook } from "./ShowRunbook";
import type { ShowTrain } from "./ShowTrain";
import type { ShowWords } from "./ShowWords";
import type { Sides } from "./Sides";
import type { SignFreeze } from "./SignFreeze";
import type { SignatureView } from "./SignatureView";
import type { SinceRow } from "./SinceRow";
import type { SinceView } from "./SinceView";
import type { SlipView } from "./SlipView";
import type { SlotAnswer } from "./SlotAnswer";
import type { SlotView } from "./SlotView";
import type { SourceFile } from "./SourceFile";
import type { SourceState } from "./SourceState";
import type { Standing } from "./Standing";
import type { StandingView } from "./StandingView";
import type { StatusView } from "./StatusView";
import type { StepCard } from "./StepCard";
import type { StepView } from "./StepView";
import type { StepWaitCard } from "./StepWaitCard";
import type { StoreUseCard } from "./StoreUseCard";
import type { Stretch } from "./Stretch";
import type { TakePoint } from "./TakePoint";
import type { TeamCard } from "./TeamCard";
import type { TemplateCard } from "./TemplateCard";
import type { TemplateOn } from "./TemplateOn";
import type { TimetableCard } from "./TimetableCard";
import type { TouchedService } from "./TouchedService";
import type { TrainCard } from "./TrainCard";
import type { TrainRow } from "./TrainRow";
import type { TrainView } from "./TrainView";
import type { TriedLine } from "./TriedLine";
import type { TryFreeze } from "./TryFreeze";
import type { TypeQuestionCard } from "./TypeQuestionCard";
import type { TypeRuleCard } from "./TypeRuleCard";
import type { TypeRuleView } from "./TypeRuleView";
import type { UndoView } from "./UndoView";
import type { UnlinkReleases } from "./UnlinkReleases";
import type { UnlinkServices } from "./UnlinkServices";
import type { UseException } from "./UseException";
import type { VerbalView } from "./VerbalView";
import type { VerifyView } from "./VerifyView";
import type { Where } from "./Where";
import type { WhichAction } from "./WhichAction";
import type { WhichApproval } from "./WhichApproval";
import type { WhichCalendar } from "./WhichCalendar";
import type { WhichChange } from "./WhichChange";
import type { WhichException } from "./WhichException";
import type { WhichFreeze } from "./WhichFreeze";
import type { WhichGaps } from "./WhichGaps";
import type { WhichKind } from "./WhichKind";
import type { WhichMeeting } from "./WhichMeeting";
import type { WhichOperation } from "./WhichOperation";
import type { WhichReadiness } from "./WhichReadiness";
import type { WhichRelease } from "./WhichRelease";
import type { WhichRiskModel } from "./WhichRiskModel";
import type { WhichScenario } from "./WhichScenario";
import type { WhichSource } from "./WhichSource";
import type { WhichStep } from "./WhichStep";
import type { WhichThing } from "./WhichThing";
import type { WhichWords } from "./WhichWords";
import type { WindowBand } from "./WindowBand";
import type { WindowCard } from "./WindowCard";
import type { WithdrawAcceptance } from "./WithdrawAcceptance";
import type { WordsCard } from "./WordsCard";
import type { WordsExample } from "./WordsExample";
import type { WordsView } from "./WordsView";
import type { WorkbenchView } from "./WorkbenchView";
import type { WriteInvitations } from "./WriteInvitations";
import type { WrittenFile } from "./WrittenFile";
import type { WrittenFiles } from "./WrittenFiles";

/** Every command with what it takes and what it answers. */
export interface Commands {
  /** Says how the desk stands: the open plan, the version, the zones. */
  desk_show: { input: Nothing; output: DeskView };
  /** Opens a plan file. */
  plan_open: { input: OpenPlan; output: DeskView };
  /** Makes a plan file, empty or with a sample in it, and opens it. */
  plan_create: { input: CreatePlan; output: DeskView };
  /** Checks the file, the log and every rule, in one report. */
  plan_check: { input: Nothing; output: CheckReport };
  /** Changes the plan's name and zone. */
  plan_configure: { input: PlanSettings; output: Changed };
  /** Lists the scenarios of the plan. */
  scenario_list: { input: Nothing; output: List<ScenarioRow> };
  /** Copies the plan as it stands into a scenario beside it. */
  scenario_create: { input: WhichScenario; output: ScenarioRow };
  /** Takes a scenario to the desk in place of the plan. */
  scenario_open: { input: WhichScenario; output: DeskView };
  /** Takes the plan of a scenario back to the desk. */
  scenario_leave: { input: Nothing; output: DeskView };
  /** Tells what a scenario changes, side by side with the plan. */
  scenario_compare: { input: WhichScenario; output: ScenarioDifference };
  /** Makes the plan what a scenario says, as one operation; refused where both changed the same. */
  scenario_apply: { input: ApplyScenario; output: Changed };
  /** Throws a scenario away; it can be brought back. */
  scenario_discard: { input: WhichScenario; output: Nothing };
  /** Lists the scenarios that were thrown away and can be brought back. */
  scenario_thrown_away: { input: Nothing; output: List<WhichScenario> };
  /** Brings a scenario back that was thrown away. */
  scenario_restore: { input: WhichScenario; output: Nothing };
  /** Shows releases and windows of a stretch of time. */
  calendar_show: { input: ShowCalendar; output: CalendarView };
  /** Shows who is responsible, accountable, consulted and informed, type by type. */
  raci_list: { input: Nothing; output: List<GridView> };
  /** Settles the grid of a type of release. */
  raci_save: { input: SettleGrid; output: Changed };
  /** Takes the grid of a type back to the usual one. */
  raci_reset: { input: WhichKind; output: Changed };
  /** Prints the grids and the gap list as PDF. */
  raci_print: { input: PrintResponsibilities; output: PrintedPaper };
  /** Lists what is missing in the responsibilities of releases. */
  gap_list: { input: WhichGaps; output: List<GapView> };
  /** Writes the gap list as CSV. */
  gap_export: { input: ExportGaps; output: WrittenFile };
  /** Lists what each type of release asks. */
  type_list: { input: Nothing; output: List<TypeRuleView> };
  /** Settles what a type of release asks. */
  type_save: { input: TypeRuleCard; output: Changed };
  /** Takes a type of release back to what is usual. */
  type_reset: { input: WhichKind; output: Changed };
  /** Finds the type of a release by answers, shows why, and keeps it. */
  release_classify: { input: ClassifyRelease; output: ClassifyOutcome };
  /** Shows how a release stands with its type. */
  classification_show: { input: WhichRelease; output: ClassificationView };
  /** Tells how many releases got another type, by month and team. */
  reclassification_list: { input: Nothing; output: List<ReclassificationRow> };
  /** Lists the approval policies. */
  policy_list: { input: Nothing; output: List<PolicyView> };
  /** Adds one of the shipped policies. */
  policy_ship: { input: ShipPolicy; output: Changed };
  /** Adds an approval policy or changes its lines. */
  policy_save: { input: PolicyCard; output: Changed };
  /** Puts a policy in force, or none. */
  policy_enforce: { input: EnforcePolicy; output: Changed };
  /** Takes a policy out that is not in force. */
  policy_remove: { input: WhichThing; output: Changed };
  /** Plays a policy over the releases of the last days. */
  policy_replay: { input: ReplayPolicy; output: ReplayView };
  /** Prints a policy as one page. */
  policy_print: { input: PrintThing; output: PrintedPaper };
  /** Writes a policy as JSON. */
  policy_export: { input: ExportPolicy; output: WrittenFile };
  /** Shows which approvals a release needs and has. */
  approval_show: { input: WhichRelease; output: StandingView };
  /** Keeps what somebody decides about a release. */
  approval_give: { input: GiveApproval; output: Changed };
  /** Confirms in writing what was approved in words. */
  approval_confirm: { input: WhichApproval; output: Changed };
  /** Says that a condition of an approval is met, or open again. */
  condition_meet: { input: MeetCondition; output: Changed };
  /** Lists the chains of escalation. */
  chain_list: { input: Nothing; output: List<ChainCard> };
  /** Adds a chain of escalation or changes it. */
  chain_save: { input: ChainCard; output: Changed };
  /** Takes a chain of escalation out. */
  chain_remove: { input: WhichThing; output: Changed };
  /** Shows how a release is taken back, until when, and who is called. */
  rollback_show: { input: WhichRelease; output: RollbackView };
  /** Says how a release is taken back. */
  rollback_save: { input: RollbackCard; output: Changed };
  /** Forgets how a release is taken back. */
  rollback_remove: { input: WhichRelease; output: Changed };
  /** Keeps a decision on going back. */
  rollback_decide: { input: DecideRollback; output: Changed };
  /** Prints the escalation card of a release as one page. */
  escalation_card_print: { input: PrintThing; output: PrintedPaper };
  /** Lists the models by which risk is told. */
  risk_model_list: { input: Nothing; output: List<RiskModelView> };
  /** Settles a model of risk. */
  risk_model_save: { input: SettleRiskModel; output: Changed };
  /** Takes a model of risk back to the usual one. */
  risk_model_reset: { input: WhichRiskModel; output: Changed };
  /** Shows a meeting as it is run: quorum, agenda, decisions, actions. */
  cab_workbench_show: { input: WhichMeeting; output: WorkbenchView };
  /** Says how somebody takes part in a meeting, and who comes instead. */
  cab_attendance_mark: { input: MarkAttendance; output: Changed };
  /** Puts a point on the agenda, takes it off, gives it time or a justification. */
  cab_point_mark: { input: MarkPoint; output: Changed };
  /** Puts the points of an agenda in order. */
  cab_agenda_order: { input: OrderAgenda; output: Changed };
  /** Opens a meeting. */
  cab_meeting_open: { input: WhichMeeting; output: Changed };
  /** Takes up a point of the agenda, which starts its clock. */
  cab_point_take: { input: TakePoint; output: Changed };
  /** Keeps what the board decides about a release; provisional without a quorum. */
  cab_decide: { input: DecideItem; output: Changed };
  /** Ends a meeting, so that its minutes are generated. */
  cab_meeting_end: { input: WhichMeeting; output: Changed };
  /** Shows the minutes of a meeting. */
  cab_minutes_show: { input: WhichMeeting; output: MinutesView };
  /** Keeps the minutes as they were edited. */
  cab_minutes_save: { input: SaveMinutes; output: Changed };
  /** Locks the minutes; nothing of the meeting changes behind that. */
  cab_minutes_lock: { input: WhichMeeting; output: Changed };
  /** Prints the minutes of a meeting as PDF. */
  cab_minutes_print: { input: PrintMeeting; output: PrintedPaper };
  /** Writes minutes, actions or dates of a meeting as a file. */
  cab_export: { input: ExportMeeting; output: WrittenFile };
  /** Lists what meetings asked of people. */
  action_list: { input: Nothing; output: List<ActionView> };
  /** Keeps what a meeting asks of somebody, or that it is done. */
  action_save: { input: ActionCard; output: Changed };
  /** Takes an action out. */
  action_remove: { input: WhichAction; output: Changed };
  /** Issues the pack of a meeting: what it shows now is what the board decides on. */
  cab_pack_issue: { input: WhichMeeting; output: Changed };
  /** Tells what changed since the last meeting, or since an operation. */
  cab_since_show: { input: AskSince; output: SinceView };
  /** Prints the forward schedule of change alone. */
  forward_schedule_print: { input: PrintMeeting; output: PrintedPaper };
  /** Prints the projected service outages alone. */
  outages_print: { input: PrintMeeting; output: PrintedPaper };
  /** Shows what is said about the outage of a release. */
  outage_show: { input: WhichRelease; output: OutageView };
  /** Says how long the services of a release are away. */
  outage_save: { input: OutageCard; output: Changed };
  /** Forgets what was said about the outage of a release. */
  outage_forget: { input: WhichRelease; output: Changed };
  /** Lists releases. */
  release_list: { input: ReleaseFilter; output: List<ReleaseBar> };
  /** Shows one release in full. */
  release_show: { input: WhichRelease; output: ReleaseView };
  /** Draws a new release. */
  release_draw: { input: DrawRelease; output: ReleaseOutcome };
  /** Gives a release other contents. */
  release_edit: { input: EditRelease; output: ReleaseOutcome };
  /** Gives a release another time; refused on a hard conflict. */
  release_move: { input: MoveRelease; output: MoveOutcome };
  /** Plans a release again by a rule, as drafts; each can be left out. */
  release_repeat: { input: RepeatRelease; output: RepeatOutcome };
  /** Plans one more deployment of a release, with it from then on. */
  deployment_plan: { input: PlanDeployment; output: ReleaseOutcome };
  /** Takes a release to its next state, and its deployments with it while it is decided about. */
  release_advance: { input: AdvanceRelease; output: Changed };
  /** Takes a release out of the plan. */
  release_remove: { input: WhichRelease; output: Changed };
  /** Lists templates from which releases are drawn. */
  template_list: { input: Nothing; output: List<TemplateCard> };
  /** Tells the template that a release would make. */
  template_of: { input: WhichRelease; output: TemplateCard };
  /** Tells what a release would be that is drawn from a template for a day. */
  template_draft: { input: TemplateOn; output: ReleaseDraft };
  /** Keeps a template or changes it. */
  template_save: { input: TemplateCard; output: Changed };
  /** Takes a template out; what was drawn from it stays. */
  template_remove: { input: WhichThing; output: Changed };
  /** Adds a step to a runbook or changes it; refused where it would wait for itself. */
  step_save: { input: StepCard; output: Changed };
  /** Takes a step out of its runbook; what waited for it waits for it no longer. */
  step_remove: { input: WhichStep; output: Changed };
  /** Shows the runbook of a release with the time of each step. */
  runbook_show: { input: ShowRunbook; output: RunbookView };
  /** Adds an item to a readiness checklist, changes it, or says that it is ready. */
  readiness_save: { input: ReadinessCard; output: Changed };
  /** Takes an item out of a readiness checklist. */
  readiness_remove: { input: WhichReadiness; output: Changed };
  /** Shows how risky a release is, with the arithmetic of its score of today. */
  risk_show: { input: WhichRelease; output: RiskView };
  /** Assesses the risk of a release and gives it the band of its score. */
  risk_assess: { input: AssessRelease; output: AssessOutcome };
  /** Lists candidate changes. */
  changes_list: { input: ChangeFilter; output: List<ChangeView> };
  /** Adds a candidate change or changes it. */
  change_save: { input: ChangeCard; output: Changed };
  /** Takes a candidate change out. */
  change_remove: { input: WhichChange; output: Changed };
  /** Puts a change into a release, takes it out, or puts it off; refused where it is too much risk that nobody accepted. */
  change_place: { input: PlaceChange; output: PlaceOutcome };
  /** Shows what a release takes along, what it puts off, and what is proposed. */
  bundle_show: { input: ShowBundle; output: BundleView };
  /** Carries a proposal out, as a whole or for some changes, as one operation. */
  bundle_apply: { input: ApplyBundle; output: ApplyOutcome };
  /** Says how much risk a release takes along. */
  risk_budget_save: { input: RiskBudgetCard; output: Changed };
  /** Accepts by name that a release takes more risk along than its budget. */
  risk_overflow_accept: { input: AcceptOverflow; output: Changed };
  /** Takes back that somebody accepted more risk in a release. */
  risk_overflow_withdraw: { input: WithdrawAcceptance; output: Changed };
  /** Lists conflicts with their sentences. */
  conflict_list: { input: ConflictFilter; output: List<ConflictView> };
  /** Finds the next valid slots of a release. */
  slot_find: { input: FindSlots; output: SlotAnswer };
  /** Lays the dependency map out. */
  dependency_map: { input: ShowMap; output: MapView };
  /** Links two services; refused where it closes a cycle. */
  service_link: { input: LinkServices; output: Changed };
  /** Takes the link between two services away. */
  service_unlink: { input: UnlinkServices; output: Changed };
  /** Links two releases; refused where it closes a cycle. */
  release_link: { input: LinkReleases; output: Changed };
  /** Takes the link between two releases away. */
  release_unlink: { input: UnlinkReleases; output: Changed };
  /** Puts releases in deployment order. */
  order_show: { input: ShowOrder; output: OrderView };
  /** Puts the releases of a stretch in the order in which they can be deployed, as one operation. */
  sequence_apply: { input: SequenceReleases; output: SequenceOutcome };
  /** Computes the critical path with floats. */
  critical_path_show: { input: Nothing; output: CriticalPathView };
  /** Says what breaks when a release ends later than planned. */
  late_show: { input: ShowLate; output: LateView };
  /** Says who is hit when a service fails. */
  blast_show: { input: ShowBlast; output: List<Hit> };
  /** Shows everything around the releases. */
  catalogue_show: { input: Nothing; output: CatalogueView };
  /** Adds a service or changes it. */
  service_save: { input: ServiceCard; output: Changed };
  /** Takes a service out. */
  service_remove: { input: WhichThing; output: Changed };
  /** Adds a team or changes it. */
  team_save: { input: TeamCard; output: Changed };
  /** Takes a team out. */
  team_remove: { input: WhichThing; output: Changed };
  /** Adds an environment or changes it. */
  environment_save: { input: EnvironmentCard; output: Changed };
  /** Takes an environment out. */
  environment_remove: { input: WhichThing; output: Changed };
  /** Adds a region or changes it. */
  region_save: { input: RegionCard; output: Changed };
  /** Takes a region out. */
  region_remove: { input: WhichThing; output: Changed };
  /** Adds a person or changes them. */
  person_save: { input: PersonCard; output: Changed };
  /** Takes a person out. */
  person_remove: { input: WhichThing; output: Changed };
  /** Lists milestones of projects, those in trouble first. */
  milestone_list: { input: MilestoneFilter; output: List<MilestoneView> };
  /** Adds a milestone of a project or changes it. */
  milestone_save: { input: ProjectMilestoneCard; output: Changed };
  /** Takes a milestone of a project out. */
  milestone_remove: { input: WhichThing; output: Changed };
  /** Adds a train or changes it. */
  train_save: { input: TrainCard; output: Changed };
  /** Takes a train out. */
  train_remove: { input: WhichThing; output: Changed };
  /** Lists trains with the next departure of each. */
  train_list: { input: Nothing; output: List<TrainRow> };
  /** Shows a train with its departures and who rides. */
  train_show: { input: ShowTrain; output: TrainView };
  /** Tells what a train would be before it is saved: its departures with their milestones. */
  train_preview: { input: PreviewTrain; output: TrainView };
  /** Puts a release on board of a train, or says what keeps it from riding. */
  release_board: { input: BoardRelease; output: BoardOutcome };
  /** Takes a release off its train. */
  release_leave: { input: LeaveTrain; output: LeaveOutcome };
  /** Closes the boarding of a departure: who is not ready rides on the next one. */
  boarding_close: { input: CloseBoarding; output: CloseOutcome };
  /** Gives one departure another time, with everybody on board, or calls it off. */
  departure_move: { input: RescheduleDeparture; output: RescheduleOutcome };
  /** Adds a window or changes it. */
  window_save: { input: WindowCard; output: Changed };
  /** Takes a window out. */
  window_remove: { input: WhichThing; output: Changed };
  /** Adds a data store or changes it. */
  store_save: { input: NamedCard; output: Changed };
  /** Takes a data store out. */
  store_remove: { input: WhichThing; output: Changed };
  /** Adds a booking of an environment or changes it. */
  booking_save: { input: BookingCard; output: Changed };
  /** Takes a booking out. */
  booking_remove: { input: WhichThing; output: Changed };
  /** Adds an absence of a person or changes it. */
  absence_save: { input: AbsenceCard; output: Changed };
  /** Takes an absence out. */
  absence_remove: { input: WhichThing; output: Changed };
  /** Adds a shift of a person or changes it. */
  shift_save: { input: ShiftCard; output: Changed };
  /** Takes a shift out. */
  shift_remove: { input: WhichThing; output: Changed };
  /** Adds a board that decides on releases, or changes it. */
  board_save: { input: BoardCard; output: Changed };
  /** Takes a board out. */
  board_remove: { input: WhichThing; output: Changed };
  /** Settles how early releases of a type are handed in. */
  lead_time_save: { input: LeadTimeCard; output: Changed };
  /** Takes the lead time of a type away. */
  lead_time_remove: { input: WhichKind; output: Changed };
  /** Lists how much conflicts weigh, code by code. */
  severity_rule_list: { input: Nothing; output: List<SeverityRuleView> };
  /** Settles how much conflicts of a code weigh. */
  severity_rule_save: { input: SettleSeverity; output: Changed };
  /** Proposes a freeze: a new one, or one that binds nobody yet with other contents. */
  freeze_propose: { input: WindowCard; output: Changed };
  /** Brings a proposed freeze before those whom it concerns. */
  freeze_negotiate: { input: WhichFreeze; output: Changed };
  /** Signs a freeze for the business or for IT; with both it is agreed. */
  freeze_sign: { input: SignFreeze; output: Changed };
  /** Publishes an agreed freeze, so that it binds; refused where it is about nothing. */
  freeze_publish: { input: WhichFreeze; output: Changed };
  /** Lets a freeze bind no longer. */
  freeze_end: { input: WhichFreeze; output: Changed };
  /** Brings a freeze back to a proposal and takes its signatures off. */
  freeze_reopen: { input: WhichFreeze; output: Changed };
  /** Asks for an exception from a freeze for a release. */
  exception_request: { input: RequestException; output: ExceptionOutcome };
  /** Grants an exception until it runs out, or does not grant it. */
  exception_decide: { input: DecideException; output: Changed };
  /** Says how the release went that used its exception. */
  exception_use: { input: UseException; output: Changed };
  /** Gives an exception up. */
  exception_withdraw: { input: WhichException; output: Changed };
  /** Lists exceptions from freezes with their outcomes. */
  exception_list: { input: Nothing; output: List<ExceptionView> };
  /** Tries a window on a service at a time, as if it bound. */
  freeze_try: { input: TryFreeze; output: FreezeTrial };
  /** Tells which releases a window would displace if it bound, and where each could go. */
  freeze_preview: { input: PreviewFreeze; output: FreezePreview };
  /** Shows one freeze: its phase, its signatures, and when it comes next. */
  freeze_show: { input: WhichFreeze; output: LayerView };
  /** Lists windows with their phase, what is wrong with them, and when they come next. */
  layer_list: { input: LayerFilter; output: List<LayerView> };
  /** Tells the first occurrences of a rule before it is saved. */
  rule_expand: { input: ExpandRule; output: ExpandedRule };
  /** Shows the columns of a file and suggests a mapping. */
  file_look: { input: LookIntoFile; output: FileLook };
  /** Imports files: all or nothing, and twice is the same as once. */
  file_import: { input: ImportFiles; output: ImportOutcome };
  /** Imports the events of calendar files as windows, milestones or releases: all or nothing, and twice is the same as once. */
  calendar_import: { input: ImportCalendars; output: ImportOutcome };
  /** Lists the calendar files that this machine watches, and whether they are as they were. */
  calendar_sources: { input: Nothing; output: List<CalendarSource> };
  /** Watches a calendar file or a folder of them no longer. */
  calendar_source_forget: { input: WhichSource; output: ForgottenSource };
  /** Watches a calendar file or a folder again that was forgotten, as it was. */
  calendar_source_restore: { input: WhichSource; output: List<CalendarSource> };
  /** Shows a calendar as it would be written. */
  calendar_preview: { input: PreviewCalendar; output: CalendarPreview };
  /** Writes a part of the plan as an iCalendar file. */
  calendar_export: { input: ExportCalendar; output: WrittenFiles };
  /** Writes a message for each event that enters, changes or takes it out in the calendars of people. */
  calendar_invite: { input: WriteInvitations; output: WrittenFiles };
  /** Lists the calendars that are saved by name. */
  saved_calendar_list: { input: Nothing; output: List<SavedCalendarView> };
  /** Saves a calendar by name, to be written or published again. */
  saved_calendar_save: { input: SavedCalendarCard; output: Changed };
  /** Removes a saved calendar. */
  saved_calendar_remove: { input: WhichCalendar; output: Changed };
  /** Shows in which words events are told, with an event in them. */
  calendar_words_show: { input: ShowWords; output: List<WordsView> };
  /** Settles in which words a kind of event is told. */
  calendar_words_save: { input: WordsCard; output: Changed };
  /** Takes the words of a kind of event back to the usual ones. */
  calendar_words_reset: { input: WhichWords; output: Changed };
  /** Tells where calendars are published on this machine. */
  publication_show: { input: Nothing; output: PublicationView };
  /** Says in which folder calendars are kept up to date on this machine. */
  publication_set: { input: SetPublication; output: PublicationView };
  /** Brings the published calendars up to date. */
  calendar_publish: { input: PublishCalendars; output: Published };
  /** Writes releases as a CSV file. */
  releases_export: { input: ExportTable; output: WrittenFiles };
  /** Writes milestones beside the trains of their releases as a CSV file. */
  milestones_export: { input: ExportMilestones; output: WrittenFiles };
  /** Writes a dependency map as a picture, as pages or for other programs. */
  map_export: { input: ExportMap; output: WrittenFiles };
  /** Writes the deployment order as a list or as a CSV file. */
  order_export: { input: ExportOrder; output: WrittenFiles };
  /** Writes services, releases and what each depends on as a GraphML file. */
  graph_export: { input: ExportTable; output: WrittenFiles };
  /** Writes the plan as a JSON document. */
  plan_export: { input: ExportTable; output: WrittenFiles };
  /** Lists the next meetings of every board with what each decides. */
  cab_meetings: { input: Nothing; output: List<MeetingView> };
  /** Shows one meeting of a board. */
  cab_meeting_show: { input: WhichMeeting; output: MeetingView };
  /** Prints the board's pack as PDF. */
  cab_pack_print: { input: PrintPack; output: PrintedPack };
  /** Prints the wall planner of a year as PDF, on A3. */
  wall_planner_print: { input: PrintPlanner; output: PrintedPaper };
  /** Prints the notice of a freeze as PDF; a draft where it is not published. */
  freeze_notice_print: { input: PrintNotice; output: PrintedPaper };
  /** Prints the sheet of a train as PDF: who rides on a departure, who missed it, and who rides next. */
  train_sheet_print: { input: PrintTrainSheet; output: PrintedPaper };
  /** Prints what a release takes along and what it puts off, and why, as PDF. */
  bundle_sheet_print: { input: PrintBundleSheet; output: PrintedPaper };
  /** Prints milestones of projects beside the trains of the releases that wait for them, as PDF. */
  alignment_sheet_print: { input: PrintAlignment; output: PrintedPaper };
  /** Prints the calendar of a stretch of time as PDF, in lanes, with a table of its releases. */
  calendar_print: { input: PrintCalendar; output: PrintedPaper };
  /** Lists operations, newest first. */
  history_list: { input: HistoryFilter; output: List<OperationRow> };
  /** Shows one operation with the rows that it touched. */
  operation_show: { input: WhichOperation; output: OperationRow };
  /** Takes the last operation back. */
  undo: { input: Nothing; output: Changed };
  /** Brings back what undo took back. */
  redo: { input: Nothing; output: Changed };
  /** Takes one operation back, where its rows have not moved on. */
  operation_undo: { input: WhichOperation; output: Changed };
  /** Brings the plan back to what it was after an operation, as one new operation. */
  history_go_back: { input: GoBack; output: Changed };
  /** Tells the net difference between two operations. */
  history_compare: { input: CompareMoments; output: List<RowChange> };
  /** Shows the releases as they were after an operation. */
  history_as_of: { input: WhichOperation; output: PastPlan };
  /** Checks that no operation was tampered with. */
  history_verify: { input: Nothing; output: VerifyView };
}

export type { AbsenceCard, AcceptOverflow, AcceptanceView, ActionCard, ActionView, AdvanceRelease, AnswerCard, AppError, ApplyBundle, ApplyOutcome, ApplyScenario, ApprovalView, ApproverView, AskSince, AssessOutcome, AssessRelease, AssessmentView, AtPointView, BallotCard, BallotView, BandCard, Becomes, BlastDirection, BoardCard, BoardOutcome, BoardRelease, BoardingLine, BookingCard, BudgetView, BundleView, CalendarPaper, CalendarPart, CalendarPreview, CalendarSource, CalendarView, CalledChain, CalledLevel, CarriageCard, CatalogueView, ChainCard, ChangeCard, ChangeFilter, ChangeView, Changed, CheckReport, ClassificationView, ClassifiedRow, ClassifyOutcome, ClassifyRelease, CloseBoarding, CloseOutcome, CompareMoments, ConditionCard, ConditionView, ConditionsCard, ConflictFilter, ConflictView, ContributionView, CreatePlan, CriterionCard, CriticalChange, CriticalItem, CriticalPathView, DecideException, DecideItem, DecideRollback, Decision, DeferralView, DepartureView, DeploymentOrder, DeskView, DisplacedView, DrawRelease, EditRelease, EnforcePolicy, EnvironmentCard, EventChange, ExceptionOutcome, ExceptionView, ExpandRule, ExpandedRule, ExportCalendar, ExportGaps, ExportMap, ExportMeeting, ExportMilestones, ExportOrder, ExportPolicy, ExportTable, FeasibleTrain, FileLook, FindSlots, Finding, ForgottenSource, FreezePreview, FreezeTrial, GapView, GiveApproval, GoBack, GoneThing, GridCell, GridRow, GridView, Grouping, HistoryFilter, Hit, ImportCalendars, ImportFiles, ImportKind, ImportLine, ImportOutcome, ImportRemark, IssuedPackView, KeptScoreView, LateItem, LateView, LayerFilter, LayerView, LeadTimeCard, LeaveOutcome, LeaveTrain, LeftBehind, LevelCard, LinkReleases, LinkServices, LinkedRelease, List, LookIntoFile, MapCircle, MapFormat, MapGrouping, MapLink, MapNode, MapPlace, MapSubject, MapView, MarkAttendance, MarkPoint, MeetCondition, MeetingView, MemberCard, MembershipCard, MilestoneCard, MilestoneDate, MilestoneFilter, MilestoneView, MinutesView, MisclassificationView, Mode, ModelToldView, MoveOutcome, MoveRelease, MovedAlong, NamedCard, NextRelease, Nothing, OccurrenceView, OpenPlan, OperationRow, OperationView, OrderAgenda, OrderFormat, OrderView, OutageCard, OutageView, Paper, PartyView, PastPlan, PersonCard, PlaceChange, PlaceOutcome, PlanDeployment, PlanSettings, PointView, PolicyCard, PolicyCheckView, PolicyLine, PolicyView, PreviewCalendar, PreviewFreeze, PreviewTrain, PreviewedEvent, PrintAlignment, PrintBundleSheet, PrintCalendar, PrintMeeting, PrintNotice, PrintPack, PrintPlanner, PrintResponsibilities, PrintThing, PrintTrainSheet, PrintedPack, PrintedPaper, ProjectMilestoneCard, ProposalView, ProposedView, PublicationFailure, PublicationView, PublishCalendars, Published, QuestionCard, QuorumView, ReadinessCard, ReadinessRiskView, ReadinessView, Reason, ReclassificationRow, RefusedDay, RegionCard, ReleaseBar, ReleaseDraft, ReleaseFilter, ReleaseOutcome, ReleaseView, RepeatOutcome, RepeatRelease, Repetition, ReplayPolicy, ReplayView, ReplayedRelease, ReplayedRoute, RequestException, RescheduleDeparture, RescheduleOutcome, RiderView, RiskBudgetCard, RiskModelCard, RiskModelView, RiskRuleCard, RiskView, RoleHolder, RollbackCard, RollbackDecisionRow, RollbackView, RowChange, RunbookView, SaveMinutes, SavedCalendarCard, SavedCalendarView, Saying, ScenarioDifference, ScenarioMove, ScenarioRow, ScopeView, ScoreView, SeatView, SegmentsView, SequenceOutcome, SequencePlace, SequenceReleases, ServiceCard, SetPublication, SettleGrid, SettleRiskModel, SettleRow, SettleSeverity, SeverityRuleView, ShiftCard, ShipPolicy, ShowBlast, ShowBundle, ShowCalendar, ShowLate, ShowMap, ShowOrder, ShowRunbook, ShowTrain, ShowWords, Sides, SignFreeze, SignatureView, SinceRow, SinceView, SlipView, SlotAnswer, SlotView, SourceFile, SourceState, Standing, StandingView, StatusView, StepCard, StepView, StepWaitCard, StoreUseCard, Stretch, TakePoint, TeamCard, TemplateCard, TemplateOn, TimetableCard, TouchedService, TrainCard, TrainRow, TrainView, TriedLine, TryFreeze, TypeQuestionCard, TypeRuleCard, TypeRuleView, UndoView, UnlinkReleases, UnlinkServices, UseException, VerbalView, VerifyView, Where, WhichAction, WhichApproval, WhichCalendar, WhichChange, WhichException, WhichFreeze, WhichGaps, WhichKind, WhichMeeting, WhichOperation, WhichReadiness, WhichRelease, WhichRiskModel, WhichScenario, WhichSource, WhichStep, WhichThing, WhichWords, WindowBand, WindowCard, WithdrawAcceptance, WordsCard, WordsExample, WordsView, WorkbenchView, WriteInvitations, WrittenFile, WrittenFiles };
