package com.speechcad.screen.campaign;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.Campaigns;
import com.speechcad.campaign.results.RequestExport;
import com.speechcad.campaign.results.TableWriter.Format;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import jakarta.inject.Singleton;

/** All rows as a file, also while it runs. */
@Singleton
class FilesScreen extends OfCampaign {
    static final String ID = "campaign.files";

    private final RequestExport export;

    FilesScreen(Campaigns campaigns, RequestExport export) {
        super(ID, campaigns);
        this.export = export;
    }

    @Override
    View draw(Visitor visitor, Campaign campaign, String within) {
        if (!campaign.state().hasBegun()) {
            return View.gone();
        }
        return view(text(CampaignScreenText.FILES_ASK)
                        .with("name", campaign.plan().name()))
                .row(
                        button(CampaignScreenText.FILE_CSV, "csv", who -> make(who, campaign, Format.CSV)),
                        button(CampaignScreenText.FILE_XLSX, "xlsx", who -> make(who, campaign, Format.XLSX)))
                .row(open(text(CampaignScreenText.OPEN), CampaignScreen.ID, CampaignRef.of(campaign)));
    }

    private Next make(Visitor visitor, Campaign campaign, Format format) {
        return Next.toast(
                export.ask(visitor.id(), campaign.id(), format)
                        ? CampaignScreenText.FILE_COMING
                        : CampaignScreenText.TOO_LATE);
    }
}
